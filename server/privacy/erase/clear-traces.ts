import { countOf } from './erase-repository.ts';
import { noteWatch } from './erasure-repository.ts';
import type { PersonScope } from './erasure.ts';
import { step, type Erasing } from './erasing.ts';
import { comesFrom } from './comes-from.ts';
import { listPassages, removePassage } from './passages-repository.ts';
import { listApprovedCells, namesApprover, unlinkCell } from './score-comments-repository.ts';
import { listExemplars, removeExemplars, type WorkTrace } from './trace-repository.ts';
import { emptyCopies, leaveGroups, settleOpenCalls, unlinkModelCalls } from './work-traces-repository.ts';

/** What is left of works in documents that belong to nobody, or to a whole class; before the works themselves go. */
export async function clearTraces(erasing: Erasing, works: readonly WorkTrace[]): Promise<void> {
  await clearExemplars(erasing, works);
  await clearPassages(erasing, works);
  const { db, clock } = erasing.services;
  const { workIds } = erasing.subject;
  if (workIds.length === 0) return;
  const ids = { $in: [...workIds] };
  await settleOpenCalls(db, workIds);
  await changed(erasing, 'modelCalls', { submissionId: ids }, () => unlinkModelCalls(db, workIds));
  await changed(erasing, 'groupings', { 'groups.memberIds': ids }, () => leaveGroups(db, workIds, clock.now()));
  await changed(erasing, 'batchApprovals', { 'source.submissionId': ids }, () => emptyCopies(db, workIds), 'copy');
}

/** A teacher may have made an exemplar of a work, in this course or a copy of it in another. */
async function clearExemplars(erasing: Erasing, works: readonly WorkTrace[]): Promise<void> {
  const { scope, services, id } = erasing;
  const { platformId } = scope;
  const { db, clock } = services;
  const texts = works.flatMap(({ work }) => [work.text, work.typed ?? '']).filter((text) => text.trim() !== '');
  if (scope.kind === 'person' && texts.length === 0) return;
  const where = scope.kind === 'person' ? { platformId } : { platformId, courseId: scope.courseId };
  for (const of of await listExemplars(db, where)) {
    const going = of.exemplars.filter(({ text }) => scope.kind === 'course' || comesFrom(text, texts));
    const ids = going.map((exemplar) => exemplar.id);
    const accounts = { workIds: ids.map((one) => `exemplar:${one}`), fileIds: [] };
    if (ids.length > 0) await noteWatch(db, id, accounts, clock.now());
    erasing.subject = { ...erasing.subject, workIds: [...erasing.subject.workIds, ...accounts.workIds] };
    const change = {
      collection: 'assignments',
      did: 'changed',
      count: ids.length,
      what: `exemplars ${of._id}`,
    } as const;
    await step(erasing, change, () => removeExemplars(db, of, ids, clock.now()));
  }
}

async function clearPassages(erasing: Erasing, works: readonly WorkTrace[]): Promise<void> {
  const { db } = erasing.services;
  const passages = works.length === 0 ? [] : await listPassages(db, works);
  await step(
    erasing,
    { collection: 'savedPoints', did: 'changed', count: passages.length, what: 'words' },
    async () => {
      for (const passage of passages) await removePassage(db, passage);
    },
  );
}

/** The name of a teacher in comments that we wrote for the gradebook. */
export async function clearSpeech(erasing: Erasing, { platformId, personId, names }: PersonScope): Promise<void> {
  if (personId === null || names.length === 0) return;
  const { db } = erasing.services;
  const cells = (await listApprovedCells(db, platformId, personId)).filter((cell) => namesApprover(cell, names));
  await step(
    erasing,
    { collection: 'gradebookCells', did: 'changed', count: cells.length, what: 'names' },
    async () => {
      for (const cell of cells) await unlinkCell(db, cell, names);
    },
  );
}

async function changed(
  erasing: Erasing,
  collection: string,
  filter: object,
  apply: () => Promise<void>,
  what = 'works',
): Promise<void> {
  const count = await countOf(erasing.services.db, collection, filter);
  await step(erasing, { collection, did: 'changed', count, what }, apply);
}
