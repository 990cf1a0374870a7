import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';
import type { Role } from '../lti/launch-context.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { callStudent } from './call-students.ts';
import { fileNameFor } from './called.ts';
import { findSubmission } from './submission-repository.ts';
import type { StoredFile } from './work.ts';

/**
 * The file as it was uploaded, for the course's instructors and for its owner. Throws AppError `file-gone` (404) for
 * everybody else too, so that the answer does not tell whether it exists. What is not handed in is its owner's alone.
 */
export async function readStoredOriginal(
  services: Services,
  reader: { tenancy: Tenancy; role: Role; personId: string },
  submissionId: string,
): Promise<{ file: StoredFile; content: Readable }> {
  const submission = await findSubmission(services.db, reader.tenancy, submissionId);
  const file = submission?.work.file;
  if (!submission || !file) throw gone();
  const isOwner = submission.personId === reader.personId;
  const isTeacher = reader.role === 'instructor' && submission.state !== 'composing';
  if (!isOwner && !isTeacher) throw gone();
  const name = isOwner ? file.name : fileNameFor(await callStudent(services.db, reader.tenancy, submission), file.name);
  return { file: { ...file, name }, content: await services.files.open(file.fileId) };
}

function gone(): AppError {
  return new AppError('file-gone', { status: 404 });
}
