import { setImmediate as breathe } from 'node:timers/promises';
import type { Services } from '../../services.ts';
import { groupAnswers } from './group-answers.ts';
import { keepGroups, listUngrouped, streamTexts } from './grouping-repository.ts';
import type { Grouping } from './grouping.ts';
import { likenessOf, type Likeness } from './likeness.ts';

/**
 * Groups the works of every assignment that has been quiet for a while: while drafts of a class arrive one after the
 * other, it waits for the last. Repeating it gives the same groups.
 */
export async function sweepGroupings({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const quiet = new Date(clock.now().getTime() - QUIET_MS);
  for (const grouping of await listUngrouped(db, quiet)) {
    const likenesses = await readLikenesses(db, grouping);
    const groups = groupAnswers(likenesses).slice(0, MOST_GROUPS);
    await keepGroups(db, grouping, { groups, works: likenesses.length, madeAt: clock.now() });
  }
}

const QUIET_MS = 10_000;
/** All groups stand in one document; nobody reads further. */
const MOST_GROUPS = 500;
/** Works after which others get their turn: comparing a class must not hold up its pages. */
const TURN = 50;

async function readLikenesses(db: Services['db'], grouping: Grouping): Promise<Likeness[]> {
  const likenesses: Likeness[] = [];
  for await (const { _id, work } of streamTexts(db, grouping)) {
    likenesses.push(likenessOf(_id, work.text));
    if (likenesses.length % TURN === 0) await breathe();
  }
  return likenesses;
}
