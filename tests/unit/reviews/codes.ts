import type { NoDraftReason } from '../../../server/submissions/submission.ts';

/** Every code that the desk must have words for; the types make the list complete. */
export const NO_DRAFT_REASONS = Object.keys({
  'teacher-only': 1,
  'no-reader': 1,
  unreadable: 1,
  empty: 1,
  encrypted: 1,
  'image-only': 1,
  'invisible-text': 1,
  'too-large': 1,
  unsupported: 1,
  'readers-failed': 1,
} satisfies Record<NoDraftReason, 1>);

export const TROUBLES = [
  'test-user',
  'no-gradebook',
  'no-score-scope',
  'no-line-item',
  'overridden',
  'not-shown',
  'gave-up',
  'score-scope-missing',
  'score-token-refused',
];
