import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { commentWords } from '../../grades/comment-words.ts';
import { gradebookCellModel } from '../../grades/gradebook-cell-model.ts';
import type { GradebookCell } from '../../grades/gradebook-cell.ts';
import { submissionModel } from '../../submissions/submission-model.ts';

/** Cells whose comment was approved by this person, whose name it may end with. */
export async function listApprovedCells(db: Connection, platformId: string, personId: string) {
  const by = ['release.approvedBy', 'again.release.approvedBy', 'earlier.approvedBy'];
  const approved = { platformId, $or: by.map((path) => ({ [path]: personId })) };
  const ids = await submissionModel(db).distinct('_id', approved as object);
  const about = { $or: [{ 'wanted.submissionId': { $in: ids } }, { 'sent.submissionId': { $in: ids } }] };
  return gradebookCellModel(db)
    .find({ platformId, ...about } as object)
    .lean<GradebookCell[]>();
}

/** A comment as it would read had the site never told who approves (SHOW_APPROVER=role); the rest of it stays. */
export function withoutApprover(comment: string, names: readonly string[]): string {
  const sentences = ['en', 'de', 'es'].flatMap((language) => {
    const { approvedBy } = commentWords(language);
    return [true, false].flatMap((read) => names.map((name) => [approvedBy(name, read), approvedBy(null, read)]));
  });
  return sentences.reduce((text, [named = '', unnamed = '']) => text.replaceAll(named, unnamed), comment);
}

/** Takes the name out of a cell. A delivery under way loses its lease, or it would note its own copy; it is due again. */
export async function unlinkCell(db: Connection, cell: GradebookCell, names: readonly string[]): Promise<void> {
  const { _id, wanted, sent, job } = cell;
  const due = { 'job.status': 'waiting', 'job.token': null, 'job.until': null };
  const set = {
    ...(wanted ? { 'wanted.comment': withoutApprover(wanted.comment, names) } : {}),
    ...(sent ? { 'sent.comment': withoutApprover(sent.comment, names) } : {}),
    ...(job.status === 'running' ? due : {}),
  };
  const seen: object = { _id, 'job.status': job.status, 'job.token': job.token };
  await resend(() => gradebookCellModel(db).updateOne(seen, { $set: set }));
}

export function namesApprover({ wanted, sent }: GradebookCell, names: readonly string[]): boolean {
  return [wanted, sent].some((one) => one && withoutApprover(one.comment, names) !== one.comment);
}
