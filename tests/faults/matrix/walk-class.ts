import { setTimeout as sleep } from 'node:timers/promises';
import { approveAll } from '../../../server/demo/approve-all.ts';
import { handIn } from '../../../server/demo/hand-in.ts';
import { answerNames } from '../../../server/demo/missing-answers.ts';
import { registerTool } from '../../../server/demo/register-tool.ts';
import { seedClass } from '../../../server/demo/seed-class.ts';
import { setUpAssignments } from '../../../server/demo/set-up-assignments.ts';
import { summarise } from '../../../server/demo/summary.ts';
import { teacherDesk } from '../../../server/demo/teacher-desk.ts';
import { untilRead } from '../../../server/demo/until-read.ts';
import { untilScored } from '../../../server/demo/until-scored.ts';
import { findLosses } from '../find-losses.ts';
import { rigServices, type Rig } from './rig.ts';

/** Does its worst until `over`, and puts everything right before it returns. */
export type Disturb = (rig: Rig, over: AbortSignal) => Promise<void>;

export type Walk = {
  /** Readers may give a work up. */
  mayGiveUp?: boolean;
  afterApprovalMs?: number;
  /** What happens around the approvals. */
  approving?: (rig: Rig, approve: () => Promise<void>) => Promise<void>;
};

/**
 * A class from set-up to gradebook while something is disturbed from the first hand-in until some seconds after the last
 * approval. Returns what was lost.
 */
export async function walkClass(rig: Rig, disturb: Disturb, walk: Walk = {}): Promise<string[]> {
  const { demo, plan } = rig;
  const desk = teacherDesk(demo, plan);
  await registerTool(demo.lms, demo.tool);
  await seedClass(demo.lms, plan);
  await setUpAssignments(demo, plan);
  const over = new AbortController();
  const disturbing = disturb(rig, over.signal);
  try {
    await Promise.all(plan.answers.map((answer) => handIn(demo, answer)));
    await untilRead(desk, SILENT, AbortSignal.abort());
    const approve = () => approveAll(desk);
    await (walk.approving?.(rig, approve) ?? approve());
    await sleep(walk.afterApprovalMs ?? AFTER_APPROVAL_MS);
  } finally {
    over.abort();
    await disturbing;
  }
  const { rows, gradebook } = await untilScored(demo, plan, desk);
  const { summary, lost } = summarise(answerNames(plan), rows, gradebook, 0);
  await untilAtRest(rig);
  const { connection } = rig.direct;
  const left = { tool: rigServices(rig), lms: connection.useDb(`${connection.name}_lms`) };
  return [...lost, ...(await findLosses(left, summary, walk))];
}

const SILENT = { handedIn: () => undefined, read: () => undefined, stop: () => undefined };
/** The undo time, and the first tries of the scores. */
const AFTER_APPROVAL_MS = 3_000;

/** No job is left, and every act is in its chain. A score that the LMS has may still be looked for by the tool. */
async function untilAtRest({ direct: { connection } }: Rig): Promise<void> {
  const moving = { $or: [{ auditOwed: { $exists: true } }, { 'job.status': { $in: ['waiting', 'running'] } }] };
  for (let look = 0; look < REST_LOOKS; look++) {
    const counts = ['submissions', 'gradebookCells', 'assignments'].map((name) =>
      connection.collection(name).countDocuments(moving),
    );
    if ((await Promise.all(counts)).every((count) => count === 0)) return;
    await sleep(REST_LOOK_MS);
  }
  throw new Error('jobs are left, or acts are owed to the audit chain, after two minutes');
}

const REST_LOOKS = 480;
const REST_LOOK_MS = 250;
