import { createHash } from 'node:crypto';
import { exemplarsFor, type Exemplar } from '../../assignments/exemplar.ts';
import { diffRubrics, type RubricDiff } from '../../rubrics/diff-rubrics.ts';
import { rubricKey } from '../../rubrics/rubric-version.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { SavedPoint } from '../bank/saved-point.ts';
import { GROUPS, groupOf, type VersionGroup, type VersionWork } from './version-work.ts';

/** All that a change of the rubric is weighed by, as it stands at one moment. */
export type TouchFacts = {
  /** Id of the version in use, and what it says. */
  standing: string;
  before: Rubric;
  after: Rubric;
  works: readonly VersionWork[];
  exemplars: readonly Exemplar[] | undefined;
  /** The course's saved points for the criteria of `before`. */
  saved: readonly Pick<SavedPoint, 'criterionId' | 'criterionTitle'>[];
  /** Ids of batch approvals under way. */
  batches: readonly string[];
  /** Marks of this assignment that the gradebook was sent. */
  scores: number;
};

export type Touch = {
  diff: RubricDiff;
  groups: Record<VersionGroup, VersionWork[]>;
  /** Exemplars that the readers measure by now and would no longer. */
  exemplars: number;
  /** Saved points by criterion that would no longer be offered at all, or only from the list because of a new title. */
  saved: { gone: Counted[]; retitled: Counted[] };
  batches: readonly string[];
  scores: number;
  /** Another one once something is different that a person decides by: who handed in, what is approved or out, the rubric. */
  signature: string;
};

type Counted = { criterion: string; count: number };

/** Exactly what putting `after` in the place of `before` would touch. */
export function touchOf(facts: TouchFacts): Touch {
  const { before, after, works, batches, scores } = facts;
  const usable = (rubric: Rubric) => exemplarsFor(facts.exemplars, rubric);
  const still = new Set(usable(after).map(({ id }) => id));
  return {
    diff: diffRubrics(before, after),
    groups: grouped(works),
    exemplars: usable(before).filter(({ id }) => !still.has(id)).length,
    saved: savedTouched(facts),
    batches,
    scores,
    signature: signatureOf(facts),
  };
}

export function grouped(works: readonly VersionWork[]): Touch['groups'] {
  const by = Map.groupBy(works, groupOf);
  return Object.fromEntries(GROUPS.map((group) => [group, by.get(group) ?? []])) as Touch['groups'];
}

function savedTouched({ before, after, saved }: TouchFacts): Touch['saved'] {
  const next = (id: string) =>
    before.id === after.id ? after.criteria.find((criterion) => criterion.id === id) : undefined;
  const count = (of: readonly Pick<SavedPoint, 'criterionTitle'>[]): Counted[] =>
    [...Map.groupBy(of, ({ criterionTitle }) => criterionTitle)].map(([criterion, list]) => ({
      criterion,
      count: list.length,
    }));
  const title = (id: string) => before.criteria.find((criterion) => criterion.id === id)?.title;
  return {
    gone: count(saved.filter(({ criterionId }) => !next(criterionId))),
    retitled: count(
      saved.filter(({ criterionId, criterionTitle }) => {
        const now = next(criterionId);
        return now !== undefined && title(criterionId) === criterionTitle && now.title !== criterionTitle;
      }),
    ),
  };
}

/**
 * A draft that arrives meanwhile, words that somebody writes into a field, or the score of what went out before change
 * nothing of what is decided: in a course that hands in, a page that is shown again for each could never be answered.
 */
function signatureOf({ standing, after, works, batches }: TouchFacts): string {
  const standings = works.map((work) => `${work._id} ${STANDINGS[groupOf(work)]}`).sort();
  const all = [standing, rubricKey(after), standings.filter((one) => !one.endsWith(' ')), [...batches].sort()];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 22);
}

const STANDINGS: Record<VersionGroup, string> = {
  composing: '',
  reading: 'open',
  waiting: 'open',
  edited: 'open',
  marking: 'marking',
  approved: 'approved',
  released: 'out',
  changing: 'out',
  over: 'over',
};
