import type { Connection } from 'mongoose';
import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { SelfAssessment } from '../../submissions/self-assessment.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';

/** The released works of an assignment whose students chose levels of their own, with those given. */
export async function listSelfAssessed(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string,
): Promise<{ selfAssessment: SelfAssessment; given: CriterionVerdict[] }[]> {
  const chosen = { 'selfAssessment.at': { $type: 'date' as const } };
  const found = await submissionModel(db)
    .find({ platformId, courseId, assignmentId, state: 'released', ...chosen }, FIELDS)
    .hint('self_assessed')
    .lean<Pick<Submission, 'selfAssessment' | 'release'>[]>();
  return found.flatMap(({ selfAssessment, release }) =>
    selfAssessment && release ? [{ selfAssessment, given: release.final.criteria }] : [],
  );
}

const FIELDS = { selfAssessment: 1, 'release.final.criteria': 1 };
