import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import { AppError } from '../../errors.ts';
import type { PriceTable } from '../../llm/price-table.ts';
import { marksOf } from '../../grading/marks.ts';
import type { StoredDraft } from '../../reviews/stored-draft.ts';
import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { lexicalSimilarity } from '../agreement/lexical-similarity.ts';
import { blindAgreement } from '../blind-agreement/blind-agreement.ts';
import { callsTaken } from './calls-taken.ts';
import type { ComparedWork } from './compared-work.ts';
import { findCourse, listReleasedWork, type ReleasedWork } from './released-work-repository.ts';
import type { ReportSubject } from './report-facts.ts';

/**
 * What teachers released in a course beside the drafts they worked on; no model is called. Most of these teachers saw
 * the draft first, so this shows how much they changed, not how often the readers are right: the report says so.
 * Throws AppError `course-unknown` for a course without released drafts.
 */
export async function compareCourse(
  services: Pick<Services, 'db' | 'prices'>,
  courseId: string,
  limit: number | null,
): Promise<{ works: ComparedWork[]; subject: ReportSubject }> {
  const tenancy = await findCourse(services.db, courseId);
  const released = tenancy ? await listReleasedWork(services.db, tenancy, limit) : [];
  if (!tenancy || released.length === 0) throw new AppError('course-unknown', { details: { courseId } });
  const rubrics = await rubricsOf(services, tenancy, released);
  const works = released.flatMap((one) => comparedWork(one, rubrics, services.prices) ?? []);
  const drafts = released.map(({ draft }) => draft);
  const blind = await blindAgreement(services, tenancy);
  return { works, subject: { ...subjectOf(courseId, drafts), blind } };
}

async function rubricsOf(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  released: readonly ReleasedWork[],
): Promise<Map<string, Rubric>> {
  const ids = [...new Set(released.map(({ rubricVersionId }) => rubricVersionId))];
  const versions = await Promise.all(ids.map((id) => findRubricVersion(db, tenancy, id)));
  return new Map(versions.flatMap((version) => (version ? [[version._id, version.rubric]] : [])));
}

function comparedWork(
  work: ReleasedWork,
  rubrics: Map<string, Rubric>,
  prices: PriceTable | null,
): ComparedWork | null {
  const rubric = rubrics.get(work.rubricVersionId);
  if (!rubric || work.maximum === 0) return null;
  const { assessment } = work.draft;
  const marks = marksOf(rubric, assessment.draft.criteria);
  return {
    id: work.submissionId,
    question: { id: `${work.assignment._id} ${work.rubricVersionId}`, title: work.assignment.title, rubric },
    human: work.marks / work.maximum,
    ours: marks === null ? null : marks / rubricTotal(rubric),
    lexical: lexicalSimilarity(work.text, work.assignment.notes),
    reading: {
      route: assessment.route,
      findings: assessment.findings.length,
      cpuMs: null,
      ...callsTaken(assessment.calls, work.draft.demonstration, prices),
    },
  };
}

function subjectOf(courseId: string, drafts: readonly StoredDraft[]): ReportSubject {
  const models = new Set(drafts.flatMap(({ generator, validator }) => [generator.model, validator.model]));
  return {
    title: `Evaluation of course ${courseId}`,
    readers: [...models].join(', '),
    demonstration: drafts.some(({ demonstration }) => demonstration),
    caveat:
      'Released marks beside the drafts that teachers worked on. Most teachers had the draft in view, so agreement here is anchored: it shows what they left unchanged.',
  };
}
