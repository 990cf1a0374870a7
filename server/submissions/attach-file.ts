import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { mediaTypeOfName } from './extraction/file-formats.ts';
import { readStoredFile } from './read-stored-file.ts';
import { changeMoment, openAttempt, type Author } from './student-work.ts';
import { setFile } from './composing-repository.ts';
import type { StoredFile } from './work.ts';

/** `path` is a private temporary file, which stays the caller's to remove. */
export type AttachFile = Author & { path: string; name: string };

/**
 * Keeps an uploaded file as the work and starts reading it; `reading` settles when that is done, and never rejects.
 * Words typed before stay aside. Throws AppError `already-handed-in` (409).
 */
export async function attachFile(services: Services, command: AttachFile): Promise<{ reading: Promise<void> }> {
  const { attempt } = await openAttempt(services, command);
  if (attempt.state !== 'composing') throw new AppError('already-handed-in', { status: 409 });
  const file = await storeFile(services, command);
  const now = changeMoment(services, attempt);
  const attached = await setFile(services.db, command.tenancy, { id: attempt._id, file, now });
  const unwanted = attached ? attached.replaced : file.fileId;
  if (unwanted !== null) await removeQuietly(services, unwanted);
  if (!attached) throw new AppError('already-handed-in', { status: 409 });
  return { reading: readStoredFile(services, command.tenancy, { ...attempt, work: { ...attempt.work, file } }) };
}

/** A file nobody refers to costs room and nothing else, so that failing to remove it stops nobody. */
export async function removeQuietly(services: Services, fileId: string): Promise<void> {
  await services.files.remove(fileId).catch((error: unknown) => {
    services.logger.warn({ fileId, error: error instanceof Error ? error.name : 'unknown' }, 'original not removed');
  });
}

async function storeFile(services: Services, command: AttachFile): Promise<StoredFile> {
  const name = fileName(command.name);
  const { fileId, bytes } = await services.files.save(createReadStream(command.path), name);
  return { fileId, name, mediaType: mediaTypeOfName(name), bytes };
}

const LONGEST_NAME = 150;

/** Without folders, control and direction characters (they make "fdp.exe" look like "exe.pdf"); the ending survives. */
function fileName(claimed: string): string {
  const bare = basename(claimed.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return bare === '' ? 'file' : bare.slice(-LONGEST_NAME).toWellFormed();
}
