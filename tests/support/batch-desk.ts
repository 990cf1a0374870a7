import { batchModel } from '../../server/reviews/batch/batch-model.ts';
import type { Batch } from '../../server/reviews/batch/batch.ts';
import { readConfig } from '../../server/config.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openDesk, reviewForm, seedWork, type Desk } from './desk.ts';
import type { OpenVisit } from './open-visit.ts';
import { TOOL } from './web-services.ts';

/** A desk where batch approval is switched on, and what a teacher does with one. */
export type BatchDesk = Desk & {
  seedClass: (count: number) => Promise<void>;
  start: (choice?: string) => Promise<Batch>;
  stored: (id: string) => Promise<Batch>;
  page: (id: string, visit?: OpenVisit) => Promise<string>;
  /** Opens a work and approves it on its page. */
  read: (id: string, changes?: Record<string, string>, visit?: OpenVisit) => Promise<void>;
  readAll: (batch: Batch) => Promise<void>;
  /** How many works are in each state. */
  states: () => Promise<Record<string, number>>;
};

export async function openBatchDesk(): Promise<BatchDesk> {
  const desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL, BATCH_APPROVAL: 'true' }) });
  const stored = async (id: string): Promise<Batch> => {
    const batch = await batchModel(desk.services.db).findById(id).lean<Batch>();
    if (!batch) throw new Error('no such batch');
    return batch;
  };
  const page = async (id: string, visit = desk.teacher) => (await desk.get(visit, `/batch/${id}`).expect(200)).text;
  const read: BatchDesk['read'] = async (id, changes = {}, visit = desk.teacher) => {
    await desk.get(visit, `/review/${id}`).expect(200);
    await desk.post(visit, `/review/${id}/approve`, reviewForm(changes)).expect(303);
  };
  return {
    ...desk,
    ...{ stored, page, read },
    seedClass: async (count) => {
      for (let n = 0; n < count; n++) await seedWork(desk, { _id: `w${100 + n}`, attempt: 100 + n });
    },
    start: async (choice = '0.95/4') => stored(idIn(await desk.post(desk.teacher, '/batch', { choice }).expect(303))),
    readAll: async ({ _id }) => {
      for (const id of toRead(await page(_id))) await read(id);
    },
    states: () => countStates(desk),
    reset: async () => {
      await desk.reset();
      await batchModel(desk.services.db).deleteMany({});
    },
  };
}

/** The works that a batch's page says are to be read. */
export function toRead(html: string): string[] {
  return [...html.matchAll(/data-submission="(\w+)" data-read="to-read"/g)].map(([, id = '']) => id);
}

/** The id of the batch that an answer leads to. */
export function idIn(answer: { get: (name: string) => unknown }): string {
  return String(answer.get('Location')).split('/').at(-1) ?? '';
}

async function countStates({ services }: Desk): Promise<Record<string, number>> {
  const counted = [{ $group: { _id: '$state', n: { $sum: 1 } } }] as const;
  const rows = await submissionModel(services.db).aggregate<{ _id: string; n: number }>([...counted]);
  return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]));
}
