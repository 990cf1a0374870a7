import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Assignment } from '../../assignments/assignment.ts';
import type { Services } from '../../services.ts';
import type { Actor } from '../reviewing.ts';
import { whySecond } from '../second/why-second.ts';
import { insertBatch, listDraftContents, listEligible } from './batch-repository.ts';
import type { Batch, BatchItem } from './batch.ts';
import { fitsPattern, type Pattern } from './material-change.ts';
import { confidenceOfLook, sampleSize } from './sample-size.ts';

/** What a lot is made of: a class, or a group of similar works that a decided one is offered to. */
export type Lot = {
  assignment: Assignment;
  only: readonly string[] | null;
  leftOut: readonly Pattern[];
};

/** The works that may stand in a batch now: none that needs a second marker, who would read it anyway. */
export async function findLot({ db }: Pick<Services, 'db'>, { assignment, only, leftOut }: Lot): Promise<BatchItem[]> {
  const { _id: assignmentId, rubricVersionId, secondMarker } = assignment;
  const found = await listEligible(db, assignment, { assignmentId, rubricVersionId, only });
  const eligible = found.filter(({ submissionId }) => whySecond(secondMarker, submissionId, false) === null);
  if (leftOut.length === 0) return eligible;
  const drafts = await listDraftContents(
    db,
    assignment,
    eligible.map(({ draftId }) => draftId),
  );
  return eligible.filter(({ draftId }) => {
    const criteria = drafts.get(draftId)?.criteria ?? [];
    return !leftOut.some((pattern) => fitsPattern(criteria, pattern));
  });
}

/**
 * Draws what must be read and stores the draw, before anything is read. Refused where more than half would have to be
 * read (reading all of it is then the honest way), or where nothing may stand in a batch.
 */
export async function startBatch(
  services: Pick<Services, 'db' | 'clock'>,
  wanted: Lot & Pick<Batch, 'risk' | 'look' | 'source'> & { by: Actor },
): Promise<{ kind: 'started'; id: string } | { kind: 'empty' } | { kind: 'read-all' }> {
  const { risk, look, source, by, assignment, leftOut } = wanted;
  const lot = await findLot(services, wanted);
  if (lot.length === 0) return { kind: 'empty' };
  const sample = sampleSize(lot.length, risk.most, confidenceOfLook(risk.confidence, look));
  if (sample * 2 > lot.length || sample === 0) return { kind: 'read-all' };
  const seed = randomBytes(16).toString('hex');
  const now = services.clock.now();
  const { platformId, courseId, _id: assignmentId } = assignment;
  const _id = randomUUID();
  await insertBatch(services.db, {
    ...{ _id, platformId, courseId, assignmentId, by: by.id, byName: by.name, createdAt: now, updatedAt: now },
    ...{ seed, risk, look, leftOut: [...leftOut], items: drawOrder(lot, seed), source },
    ...{ state: 'reading', opened: [], change: null, claim: null, omitted: [] },
  });
  return { kind: 'started', id: _id };
}

/** A random order that the seed and the ids decide: nobody can choose what is read, and anybody can draw it again. */
export function drawOrder(lot: readonly BatchItem[], seed: string): BatchItem[] {
  const keyed = lot.map((item) => ({ item, key: createHmac('sha256', seed).update(item.submissionId).digest('hex') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
