import type { SecondAgreement } from '../../assignments/agreement-view.ts';
import type { Services } from '../../services.ts';
import type { SecondMarking } from '../../submissions/marking.ts';
import type { Tenancy } from '../../tenancy.ts';
import { levelOf } from '../batch/material-change.ts';
import { listSecondMarked } from './second-repository.ts';

/** How often two markers chose the same level; apart for those who saw the first one's, which is no independent look. */
export async function countSecondAgreement(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignmentId: string,
): Promise<SecondAgreement> {
  return agreementOf(await listSecondMarked(db, tenancy, assignmentId));
}

export function agreementOf(marked: readonly SecondMarking[]): SecondAgreement {
  const both = marked.filter(({ second }) => second !== null);
  const count = (some: readonly SecondMarking[]) => {
    const pairs = some.flatMap(({ first, second }) =>
      first.criteria.map(({ criterionId }) => [
        levelOf(first.criteria, criterionId),
        levelOf(second?.criteria ?? [], criterionId),
      ]),
    );
    return { n: pairs.length, same: pairs.filter(([a, b]) => a === b).length };
  };
  return {
    works: both.length,
    blind: count(both.filter(({ blind }) => blind)),
    seen: count(both.filter(({ blind }) => !blind)),
  };
}
