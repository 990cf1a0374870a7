import { createHash } from 'node:crypto';
import { disguiseActs, chainName, attemptName } from '../audit/disguise-acts.ts';
import { listEntriesOfAttempt } from '../audit/entry-repository.ts';
import { findMask } from '../audit/pseudonym-repository.ts';
import { verifyOne } from '../audit/verify-audit.ts';
import { AppError } from '../errors.ts';
import { actsOfCell } from '../grades/audit-source.ts';
import type { GradebookCell } from '../grades/gradebook-cell.ts';
import { listCells } from '../grades/gradebook-repository.ts';
import { actsOfWork } from '../reviews/acts-of-work.ts';
import { listDraftsOf } from '../reviews/draft-repository.ts';
import { loadReviewing, type Reviewing } from '../reviews/reviewing.ts';
import { isBlindTo } from '../reviews/second/second-marking.ts';
import type { StoredDraft } from '../reviews/stored-draft.ts';
import type { Services } from '../services.ts';
import { callStudent } from '../submissions/call-students.ts';
import { fileNameFor, type Called } from '../submissions/called.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { proveEntries } from './prove-entries.ts';

/** All that is known of one submission, for whoever must account for it; plain data, the JSON file of the pack. */
export type Evidence = Awaited<ReturnType<typeof collectEvidence>>;

/**
 * `viewer`: the teacher who asks, by person id; null: the site's admin. Throws AppError `evidence-not-yet` (409) for a
 * teacher who is still to choose levels without seeing others', and `submission-gone` (404).
 */
export async function collectEvidence(
  services: Services,
  command: { tenancy: Tenancy; submissionId: string; viewer: string | null; by: string },
) {
  const { tenancy, submissionId, viewer, by } = command;
  const { db } = services;
  const reviewing = await loadReviewing(services, tenancy, submissionId);
  const { submission, rubric, assignment } = reviewing;
  if (viewer !== null && mayNotSee(reviewing, viewer)) throw new AppError('evidence-not-yet', { status: 409 });
  const student = await callStudent(db, tenancy, submission);
  const drafts = await listDraftsOf(db, tenancy, submissionId);
  const [cell] = await listCells(db, tenancy, [submission]);
  const acts = [...actsOfWork(submission, drafts), ...(cell ? actsOfCell(cell) : [])];
  const expected = await disguiseActs(
    db,
    acts.filter(({ attempt }) => attempt === submissionId),
  );
  const { head, fault } = await verifyOne(services, chainName(tenancy), { chain: null, by });
  return {
    made: { at: services.clock.now(), site: services.config.publicUrl },
    submission: submissionId,
    assignment: { id: assignment._id, title: assignment.title, task: assignment.task },
    student: student.alias === null ? { name: student.name } : { alias: student.alias },
    work: await workOf(services, submission, student),
    rubric: { ...rubric, versionId: submission.rubricVersionId ?? assignment.rubricVersionId },
    drafts: drafts.map(draftOf),
    review: submission.review,
    decisions: submission.decisions.map(decisionOf),
    releases: [...(submission.earlier ?? []), ...[submission.release, reviewing.out].flatMap((one) => one ?? [])],
    second: submission.second ?? null,
    replies: submission.replies?.list ?? [],
    lms: lmsOf(cell, submissionId),
    audit: {
      chain: { name: chainName(tenancy), entries: head.count, head: head.hash, fault },
      ...proveEntries(await entriesOf(services, submission), expected),
    },
  };
}

function draftOf({ assessment, ...draft }: StoredDraft) {
  const { _id: id, rubricVersionId, generator, validator, demonstration, createdAt } = draft;
  return { id, rubricVersionId, generator, validator, demonstration, createdAt, ...assessment };
}

function decisionOf({ kind, at, byName, note, approved, versions }: Submission['decisions'][number]) {
  return { kind, at, byName, note, approved, ...(versions && { versions }) };
}

/** While levels are to be chosen blind, by the second marker or before the draft is shown, nothing of them is told. */
function mayNotSee({ submission, hidden }: Reviewing, viewer: string): boolean {
  return hidden || isBlindTo(submission.second, viewer);
}

async function workOf(services: Services, submission: Submission, called: Called) {
  const { submittedAt, attempt, late, state, noticeVersion = null } = submission;
  const { kind, text, file } = submission.work;
  const handedIn = { attempt, submittedAt, late, state, noticeVersion, kind, text };
  if (!file) return { ...handedIn, file: null };
  const hash = createHash('sha256');
  for await (const chunk of await services.files.open(file.fileId)) hash.update(chunk as Uint8Array);
  const { bytes, mediaType } = file;
  return { ...handedIn, file: { name: fileNameFor(called, file.name), bytes, mediaType, sha256: hash.digest('hex') } };
}

function lmsOf(cell: GradebookCell | undefined, submissionId: string) {
  const messages = (cell?.messages ?? []).filter((message) => message.submissionId === submissionId);
  const standing = [cell?.wanted, cell?.sent].filter((score) => score?.submissionId === submissionId);
  return { messages, comment: standing[0]?.comment ?? null, trouble: cell?.trouble ?? null };
}

async function entriesOf({ db }: Services, { _id, platformId, personId }: Submission) {
  const mask = await findMask(db, { platformId, personId });
  return mask ? listEntriesOfAttempt(db, attemptName(mask.salt, _id)) : [];
}
