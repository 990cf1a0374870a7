import type { DraftDigest } from '../submissions/submission.ts';
import type { StoredDraft } from './stored-draft.ts';

/** What lists tell of a draft; `hidden` while it is of the blind-first share and the teacher has not judged yet. */
export function digestOf({ assessment, demonstration, createdAt }: StoredDraft, hidden: boolean): DraftDigest {
  const { route, routeReasons, findings, draft } = assessment;
  const reasons = routeReasons.slice(0, MOST_REASONS);
  return { route, hidden, reasons, findings: findings.length, marks: draft.marks, demonstration, at: createdAt };
}

const MOST_REASONS = 3;
