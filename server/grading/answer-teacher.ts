import { createAgents, type AssessOptions, type Readers } from './agents.ts';
import { findFaults } from './assess.ts';
import type { Assessment, Draft } from './assessment.ts';
import type { TeacherRequest } from './generator/apply-request.ts';
import { decideRoute } from './route.ts';
import type { Work } from './work.ts';

/**
 * Has the readers answer what a teacher asks about the text they have: one call to write, one to try to knock it down,
 * and all checks. `work.teacherNote` goes along. Nothing is looked at twice: a person waits, and decides on each point.
 * Throws what `LanguageModel` throws.
 */
export async function answerTeacher(
  work: Work,
  base: Draft,
  request: TeacherRequest,
  { readers, options }: { readers: Readers; options: AssessOptions },
): Promise<Assessment> {
  const agents = createAgents(work, readers, options);
  const { draft, replies } = await agents.answerRequest(base, request);
  const findings = await findFaults(agents, draft, work);
  const looks = { repeats: [], blind: [], canary: null, confidence: null };
  return {
    ...{ draft, findings, ...looks, calls: agents.calls },
    ...decideRoute(draft, findings, looks, options.thresholds),
    rounds: [{ number: 1, kept: true, draft, findings, replies }],
  };
}
