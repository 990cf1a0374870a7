import type { Rubric } from '../rubrics/rubric.ts';
import type { ApprovalOutcome } from './approve-review.ts';
import type { Message } from './review-view.ts';
import type { Conflict } from './reviewing.ts';

/** Who was first, and when, in one line; `nameOf` gives the name behind a person id, if there is one. */
export function conflictMessage(conflict: Conflict, nameOf: (id: string) => string | null): Message {
  if (conflict.kind === 'edited') return named('reviews:conflict.edited', nameOf(conflict.by), conflict.at);
  const { decision, state } = conflict;
  if (state === 'released') return named('reviews:conflict.released', decision?.byName ?? null, decision?.at ?? null);
  if (!decision) return { tone: 'warn', key: 'reviews:conflict.moved' };
  return named(`reviews:conflict.${decision.kind}`, decision.byName, decision.at);
}

function named(key: string, name: string | null, at: Date | null): Message {
  return {
    tone: 'warn',
    key: name === null ? `${key}.unnamed` : `${key}.named`,
    ...(name === null ? {} : { name }),
    at,
  };
}

/** What keeps an approval from happening, naming the criteria or counting the points. */
export function refusalMessage(refused: Extract<ApprovalOutcome, { kind: 'refused' }>, rubric: Rubric): Message {
  const titles = rubric.criteria.filter(({ id }) => refused.ids.includes(id)).map(({ title }) => title);
  return {
    tone: refused.reason === 'draft-unseen' ? 'info' : 'stop',
    key: `reviews:refused.${refused.reason}`,
    list: titles,
  };
}
