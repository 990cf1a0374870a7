import { recordAct } from '../audit/record-act.ts';
import type { Actor } from '../audit/act.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { findWhose } from '../submissions/submission-repository.ts';
import type { Tenancy } from '../tenancy.ts';
import { collectEvidence, type Evidence } from './collect-evidence.ts';

/**
 * Collects the evidence of a submission for somebody, and puts on record that they took it. Throws what `collectEvidence`
 * throws.
 */
export async function takeEvidence(
  services: Services,
  { tenancy, submissionId, actor }: { tenancy: Tenancy; submissionId: string; actor: Actor },
): Promise<Evidence> {
  const { platformId, courseId } = tenancy;
  const whose = await findWhose(services.db, tenancy, submissionId);
  if (!whose) throw new AppError('submission-gone', { status: 404 });
  const [viewer, by] = typeof actor === 'string' ? [null, actor] : [actor.personId, 'system'];
  const evidence = await collectEvidence(services, { tenancy, submissionId, viewer, by });
  await recordAct(services, {
    ...{ chain: { platformId, courseId }, kind: 'evidence-taken', actor, facts: {} },
    ...{ subject: { platformId, personId: whose.personId }, attempt: submissionId, assignment: whose.assignmentId },
  });
  return evidence;
}
