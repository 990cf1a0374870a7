import type { FieldErrors } from '../http/parse.ts';
import type { AssignmentForm } from './read-assignment-form.ts';

/** What the closed parts of the set-up form say of themselves: keys with their blanks, and which of them has a fault. */
export function setUpFolds(form: AssignmentForm, errors: FieldErrors) {
  const fold = (set: SetWords[], fields: readonly (keyof AssignmentForm)[]) => {
    const open = fields.some((field) => errors[field]);
    return { open, set: open ? [] : set.map(({ key, ...blanks }) => ({ key: `assignments:set.${key}`, ...blanks })) };
  };
  return {
    kinds: fold([{ key: 'kinds' }], []),
    blind: fold(blindWords(form), ['blindShare']),
    release: fold(releaseWords(form), ['releaseNotBefore', 'releaseTogether']),
    replies: fold(replyWords(form), ['replies', 'replyDays', 'replyUntil', 'contests']),
    anonymity: fold([{ key: form.anonymous === 'yes' ? 'hidden' : 'names' }], ['anonymous']),
    self: fold([{ key: SELF_KEYS[form.selfAssessment] ?? 'selfOff' }], ['selfAssessment']),
    second: fold(secondWords(form), ['secondMarker', 'secondShare', 'secondBlind']),
  };
}

const SELF_KEYS: Record<string, string> = { optional: 'selfOptional', required: 'selfRequired' };

/** `at` is a moment as its field holds it. */
type SetWords = { key: string; count?: number; percent?: string; at?: string };

function blindWords({ blindShare }: AssignmentForm): SetWords[] {
  return [blindShare === '0' ? { key: 'blindNone' } : { key: 'blind', percent: blindShare }];
}

function releaseWords({ releaseTogether, releaseNotBefore }: AssignmentForm): SetWords[] {
  const when: SetWords[] = releaseNotBefore === '' ? [] : [{ key: 'notBefore', at: momentWords(releaseNotBefore) }];
  return [{ key: releaseTogether === 'yes' ? 'together' : 'each' }, ...when];
}

function replyWords({ replies, replyDays, replyUntil, contests }: AssignmentForm): SetWords[] {
  if (replies === 'no') return [{ key: 'repliesNo' }];
  const days: SetWords = { key: 'days', count: Number(replyDays) };
  const until: SetWords = { key: 'until', at: momentWords(replyUntil) };
  return [replyUntil === '' ? days : until, { key: 'contests', count: Number(contests) }];
}

function secondWords({ secondMarker, secondShare, secondBlind }: AssignmentForm): SetWords[] {
  if (secondMarker === '') return [{ key: 'nobody' }];
  const whom: SetWords = secondMarker === 'all' ? { key: 'all' } : { key: 'share', percent: secondShare };
  return secondBlind === 'yes' ? [whom, { key: 'unseen' }] : [whom];
}

function momentWords(field: string): string {
  return field.replace('T', ' ');
}
