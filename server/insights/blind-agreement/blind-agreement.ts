import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import { listBlindWork, type BlindWork } from '../../reviews/blind-work-repository.ts';
import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { Criterion, Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { agreementOf, kappaPair, type Agreement, type PlacedMark, type RungPair } from '../agreement/agreement.ts';
import { bootstrapKappa, type Interval } from '../agreement/bootstrap-kappa.ts';
import { seededRandom } from '../agreement/seeded-random.ts';

/**
 * How far drafted levels agree with those that teachers chose before seeing them, level by level, in a course or one
 * assignment: the only agreement that the draft itself cannot have caused. A rung is one level of the criterion, and
 * the interval draws whole works, whose levels one person chose. Criteria that the readers left open are not counted.
 */
export async function blindAgreement(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignmentId?: string,
): Promise<BlindAgreement> {
  const works = await listBlindWork(db, tenancy, assignmentId);
  const ids = [...new Set(works.flatMap(({ rubricVersionId }) => rubricVersionId ?? []))];
  const versions = await Promise.all(ids.map((id) => findRubricVersion(db, tenancy, id)));
  const rubrics = new Map(versions.flatMap((version) => (version ? [[version._id, version.rubric]] : [])));
  const groups = works.map((work) => levelPairs(work, rubrics.get(work.rubricVersionId ?? '')));
  const interval = bootstrapKappa(
    groups.map((pairs) => pairs.map(kappaPair)),
    seededRandom(1),
  );
  return { ...agreementOf(groups.flat()), works: works.length, interval };
}

/** `n` counts levels. */
export type BlindAgreement = Agreement & { works: number; interval: Interval | null };

function levelPairs({ chosen, assessment }: BlindWork, rubric: Rubric | undefined): RungPair[] {
  return (rubric?.criteria ?? []).flatMap((criterion) => {
    const ours = placed(criterion, assessment.draft.criteria);
    const theirs = placed(criterion, chosen.criteria);
    return ours && theirs ? [{ ours, theirs }] : [];
  });
}

function placed({ id, levels }: Criterion, verdicts: readonly CriterionVerdict[]): PlacedMark | null {
  const verdict = verdicts.find((one) => one.criterionId === id);
  const rung = verdict?.kind === 'level' ? levels.findIndex((level) => level.id === verdict.levelId) : -1;
  const steps = levels.length - 1;
  return rung < 0 ? null : { rung, steps, fraction: rung / steps };
}
