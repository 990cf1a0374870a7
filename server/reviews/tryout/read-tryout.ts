import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { exemplarsFor, type Exemplar } from '../../assignments/exemplar.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import { whoReads } from '../../llm/choice/who-reads.ts';
import type { Services } from '../../services.ts';
import { agreementOf, compareLevels, type Agreement, type LevelPair } from './compare-levels.ts';
import { changedParts, othersThan, tryoutInputs, type InputPart } from './tryout-inputs.ts';
import { listTryouts } from './tryout-repository.ts';
import type { Tryout, TryoutResult } from './tryout.ts';

/** Where the try-out of an assignment's exemplars stands. */
export type TryoutStatus = {
  tried: TriedExemplar[];
  /** Exemplars that the readers can be tried on now. */
  usable: number;
  /** Being tried, or waiting for it. */
  pending: number;
  /** Over all results; null before the first. */
  agreement: Agreement | null;
  /** What has changed since some result was made, each thing once; empty: all are of today. */
  changed: InputPart[];
  /** Usable exemplars without a result of today. */
  open: number;
  hasReaders: boolean;
};

/** One exemplar of the assignment, in its order. `rubric` is the one its result was read under. */
export type TriedExemplar = {
  exemplar: Exemplar;
  number: number;
  usable: boolean;
  job: Tryout['job'] | null;
  outcome: { result: TryoutResult; rubric: Rubric; pairs: LevelPair[] } | null;
  changed: InputPart[];
};

/** Reads it; results of exemplars that were taken away are gone with them. */
export async function readTryout(
  services: Pick<Services, 'db' | 'readers'>,
  assignment: Assignment,
  rubric: Rubric,
): Promise<TryoutStatus> {
  const { db } = services;
  const { readers } = await whoReads(services, assignment);
  const exemplars = assignment.exemplars ?? [];
  const known = exemplars.length === 0 ? [] : await listTryouts(db, assignment, assignment._id);
  const usable = exemplarsFor(exemplars, rubric);
  const tried = await Promise.all(
    exemplars.map(async (exemplar, index): Promise<TriedExemplar> => {
      const tryout = known.find(({ _id }) => _id === exemplar.id) ?? null;
      const others = othersThan(usable, exemplar);
      const now = readers && tryoutInputs({ assignment, rubric, exemplar, others, readers });
      const result = tryout?.result ?? null;
      return {
        ...{ exemplar, number: index + 1, usable: usable.includes(exemplar), job: tryout?.job ?? null },
        outcome: result && (await outcomeOf(db, assignment, result)),
        changed: result && now ? changedParts(result.inputs, now) : [],
      };
    }),
  );
  return { tried, ...summaryOf(tried), hasReaders: readers !== null };
}

async function outcomeOf(db: Services['db'], assignment: Assignment, result: TryoutResult) {
  const version = await findRubricVersion(db, assignment, result.rubricVersionId);
  if (!version) return null;
  const pairs = compareLevels(version.rubric, result.levels, result.draft.criteria);
  return { result, rubric: version.rubric, pairs };
}

function summaryOf(tried: readonly TriedExemplar[]) {
  const outcomes = tried.flatMap(({ outcome }) => outcome ?? []);
  return {
    usable: tried.filter(({ usable }) => usable).length,
    pending: tried.filter(isPending).length,
    agreement: outcomes.length === 0 ? null : agreementOf(outcomes.flatMap(({ pairs }) => pairs)),
    changed: [...new Set(tried.flatMap(({ changed }) => changed))],
    open: tried.filter(({ usable, outcome, changed }) => usable && (!outcome || changed.length > 0)).length,
  };
}

export function isPending({ job }: TriedExemplar): boolean {
  return job?.status === 'waiting' || job?.status === 'running';
}
