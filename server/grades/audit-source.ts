import { listAuditOwed, settleAuditOwed } from '../audit/audit-owed-model.ts';
import type { AuditSource } from '../audit/audit-source.ts';
import type { Act } from '../audit/act.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell, LmsMessage } from './gradebook-cell.ts';

/** What the LMS was sent, and answered. */
export const gradebookAuditSource: AuditSource = async ({ db }, most) => {
  const cells = await listAuditOwed(gradebookCellModel(db), {}, most);
  const settle = () => settleAuditOwed(db, 'gradebookCells', cells);
  return { acts: cells.flatMap(actsOfCell), full: cells.length === most, settle };
};

/** Two acts of each message: that it was sent, and what came back, if anything did. */
export function actsOfCell(cell: GradebookCell): Act[] {
  return (cell.messages ?? []).flatMap((message) => actsOfMessage(cell, message));
}

function actsOfMessage(
  cell: GradebookCell,
  { at, timestamp, submissionId, score, answer, answeredAt }: LmsMessage,
): Act[] {
  const { _id, platformId, courseId, assignmentId: assignment, personId } = cell;
  const message = timestamp.toISOString();
  const about = {
    chain: { platformId, courseId },
    subject: { platformId, personId },
    attempt: submissionId,
    assignment,
  };
  const key = `message ${_id} ${message}`;
  const sent = { ...about, key, at, actor: 'system' };
  const send: Act = score
    ? { ...sent, kind: 'score-sent', facts: { message, ...scoreFacts(score) } }
    : { ...sent, kind: 'hand-in-sent', facts: { message } };
  if (answer === null || answeredAt === null) return [send];
  const kind = score ? 'score-answered' : 'hand-in-answered';
  return [send, { ...about, kind, key: `${key} answer`, at: answeredAt, actor: 'lms', facts: { message, answer } }];
}

function scoreFacts({ release, scoreGiven: marks, scoreMaximum: maximum, comment }: NonNullable<LmsMessage['score']>) {
  return { release, marks, maximum, comment: comment === null ? null : { words: comment } };
}
