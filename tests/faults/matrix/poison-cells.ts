import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Submission } from '../../../server/submissions/submission.ts';
import { WORK } from '../../support/desk-sample.ts';
import { HOSTILE_FILES } from '../../support/hostile-files.ts';
import { goodAnswer } from '../../support/misbehaviours.ts';
import type { Cell } from './cell.ts';
import { onRig } from './class-cell.ts';
import type { Rig } from './rig.ts';
import { walkClass } from './walk-class.ts';

/** Read by a model whose server fails for it each time; and by a worker that dies over it each time. */
const FAILS = 'Abscission fails here. ';
const KILLS = 'Abscission kills here. ';

/** Two texts of the class make their step fail, and two students bring a file that is made to; the others are themselves. */
async function poison(rig: Rig): Promise<string[]> {
  const files = HOSTILE_FILES.filter(({ becomes }) => becomes !== 'text').toSorted(() => rig.random() - 0.5);
  const [first, second, third, fourth] = rig.plan.answers;
  if (first) first.work = { kind: 'text', text: `${WORK} ${FAILS}` };
  if (second) second.work = { kind: 'text', text: `${WORK} ${KILLS}` };
  for (const [at, answer] of [third, fourth].entries()) {
    const file = files[at];
    if (!answer || !file) continue;
    const path = join(rig.folder, `${at}-${file.name}`);
    await writeFile(path, file.content());
    answer.work = { kind: 'file', path };
  }
  rig.model.answerWith((call) => {
    const own = call.messages.map(({ content }) => content).join(' ');
    if (own.includes(KILLS.trim())) void killOver(rig);
    const fails = own.includes(FAILS.trim()) || own.includes(KILLS.trim());
    return fails ? { fault: { kind: 'status', status: 500 } } : goodAnswer(call);
  });
  const losses = await walkClass(rig, () => Promise.resolve(), { mayGiveUp: true });
  return [...losses, ...(await poisonLosses(rig))];
}

/** The lease of whom it killed is over at once, so that the test need not wait for it. */
async function killOver(rig: Rig): Promise<void> {
  await rig.replaceWorker();
  const running = { 'job.status': 'running' };
  await rig.direct.connection.collection('submissions').updateMany(running, { $set: { 'job.until': new Date(0) } });
}

/** Each ends with the teacher, without a draft, without marks; and the rest of the class was read. */
async function poisonLosses({ direct, plan }: Rig): Promise<string[]> {
  const works = await direct.connection.collection('submissions').find<Submission>({}).toArray();
  const undrafted = works.filter(({ draftId }) => draftId === null);
  const unseen = undrafted.filter(({ state, noDraft }) => state !== 'with-teacher' || noDraft === null);
  const most = Math.min(plan.answers.length, POISONED);
  return [
    ...unseen.map(({ _id, state }) => `${_id} has no draft, and is ${state} without a reason`),
    ...(undrafted.length > most ? [`${undrafted.length} works were not drafted, of ${most} poisoned ones`] : []),
    ...(undrafted.length < 2 ? ['what fails each time was drafted all the same'] : []),
  ];
}

const POISONED = 4;

export const poisonCells: readonly Cell[] = [
  { kind: 'poison', name: 'works', run: (seed) => onRig(seed, { answers: 7 }, poison) },
];
