import { findAssignment, findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { SelfFigures } from '../../assignments/agreement-view.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { compareSelf, type SelfRow } from './compare-self.ts';
import { listSelfAssessed } from './self-repository.ts';

/**
 * What students of an assignment expected against what they got, by criterion of its present rubric. Only released
 * work counts, so that no figure tells of an expectation before a teacher has decided.
 */
export async function countSelfAssessments(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignmentId: string,
): Promise<SelfFigures> {
  const assignment = await findAssignment(db, tenancy, assignmentId);
  const version = assignment && (await findRubricVersion(db, tenancy, assignment.rubricVersionId));
  if (!version) return [];
  const works = await listSelfAssessed(db, tenancy, assignmentId);
  const rows = works.flatMap(({ selfAssessment, given }) => compareSelf(version.rubric, selfAssessment, given));
  return version.rubric.criteria.flatMap(({ id, title }) => {
    const own = rows.filter(({ criterionId }) => criterionId === id);
    const of = (expected: SelfRow['expected']) => own.filter((row) => row.expected === expected).length;
    return own.length === 0 ? [] : [{ title, higher: of('higher'), same: of('same'), lower: of('lower') }];
  });
}
