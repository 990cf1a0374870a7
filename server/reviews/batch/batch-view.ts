import type { Assignment } from '../../assignments/assignment.ts';
import type { Visit } from '../../http/visit.ts';
import type { Call } from '../../submissions/called.ts';
import { filterQuery, type QueueFilter } from '../queue-filter.ts';
import { stateBadge } from '../state-badge.ts';
import type { Batch } from './batch.ts';
import { copyContent } from './copy-content.ts';
import { isReady, type ItemStanding } from './judge-batch.ts';
import type { StandingBatch } from './load-batch.ts';
import { CONFIDENCES, confidenceOfLook, riskChoices, sampleSize, type RiskChoice } from './sample-size.ts';

/** Everything that `batches/new` prints: what each risk costs in reading. */
export function newBatchView(page: NewBatchPage) {
  const { visit, assignment, size, look, filter, source } = page;
  const choices = riskChoices(size, look);
  const query = filterQuery(filter);
  const from = source ? `${query === '' ? '?' : '&'}from=${encodeURIComponent(source.submissionId)}` : '';
  const usable = choices.filter(({ worthIt }) => worthIt);
  const first = usable[0];
  return {
    titleKey: 'batches:title',
    context: assignment.title,
    visit,
    base: visit.base,
    assignment: { title: assignment.title },
    size,
    group: source !== null,
    action: `${visit.base}/batch${query}${from}`,
    asked: choices[0] ? sentenceOf(choices[0], size) : null,
    grid: riskGrid(choices, size, first),
    possible: first !== undefined,
    refused: page.refused && `batches:refused.${page.refused}`,
    readingQueue: `${visit.base}/queue${filterQuery({ ...filter, state: 'with-teacher' })}`,
    earlier: page.earlier.map((batch) => ({
      href: `${visit.base}/batch/${batch._id}`,
      by: batch.byName,
      at: batch.createdAt,
      state: `batches:state.${batch.state}`,
      size: batch.items.length,
    })),
  };
}

/** How much is read for each risk: a row for how many may be wrong, a column for how sure one is. */
function riskGrid(choices: readonly RiskChoice[], size: number, first: RiskChoice | undefined) {
  const columns = [...CONFIDENCES].sort((a, b) => a - b);
  const cellOf = (choice: RiskChoice) => ({
    ...sentenceOf(choice, size),
    value: `${choice.confidence}/${choice.most}`,
    worthIt: choice.worthIt,
    checked: choice === first,
  });
  const rows = [...Map.groupBy(choices, ({ most }) => most)].map(([most, own]) => ({
    most,
    choices: columns.flatMap((confidence) => own.filter((choice) => choice.confidence === confidence)).map(cellOf),
  }));
  return { confidences: columns.map(percent), rows, tooMuch: choices.some(({ worthIt }) => !worthIt) };
}

export type NewBatchPage = {
  visit: Visit;
  assignment: Assignment;
  size: number;
  look: number;
  earlier: readonly Batch[];
  filter: QueueFilter;
  source: Batch['source'];
  refused: string | null;
};

function sentenceOf({ confidence, most, sample }: RiskChoice, size: number) {
  return { confidence: percent(confidence), most, sample, size };
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

/** Everything that `batches/batch` prints. */
export function batchView(page: BatchPage) {
  const { batch, standing, visit, assignment, said } = page;
  const mine = batch.by === visit.person.id;
  const reading = batch.state === 'reading';
  const action = `${visit.base}/batch/${batch._id}`;
  return {
    titleKey: 'batches:title',
    context: assignment.title,
    visit,
    base: visit.base,
    said,
    action,
    state: batch.state,
    stateKey: `batches:state.${batch.state}`,
    by: batch.byName,
    createdAt: batch.createdAt,
    risk: riskOf(page),
    progress: reading ? { read: standing.read, needed: standing.needed } : null,
    next: reading && mine ? nextOf(page) : null,
    canApprove: mine && ((reading && isReady(standing)) || batch.state === 'approving'),
    rest: standing.size - standing.read,
    canEnd: mine && reading,
    canUndo: batch.state === 'approved' && hasUndoable(page),
    notMine: !mine,
    change: changeOf(page, mine),
    claim: batch.claim && { read: batch.claim.read.length, size: batch.claim.size },
    items: standing.items.map(({ submissionId, standing: one }) => itemOf(page, submissionId, one)),
    undoable: batch.state === 'approved',
  };
}

export type BatchPage = StandingBatch & {
  visit: Visit;
  assignment: Assignment;
  call: Call;
  now: Date;
  said: string | null;
};

function riskOf({ batch, standing }: BatchPage) {
  const { confidence, most } = batch.risk;
  // Once the act has begun its works leave the lot; the sentence stays what the act rested on.
  const size = batch.claim?.size ?? standing.size;
  const sample = sampleSize(size, most, confidenceOfLook(confidence, batch.look));
  return {
    ...sentenceOf({ confidence, most, sample, worthIt: true }, size),
    look: batch.look,
    sized: percent(confidenceOfLook(confidence, batch.look)),
    later: batch.look > 1,
  };
}

function nextOf({ batch, standing, visit }: BatchPage): string | null {
  const next = standing.items.find((item) => item.standing.kind === 'to-read');
  return next ? `${visit.base}/review/${next.submissionId}?batch=${batch._id}` : null;
}

function hasUndoable({ rows, batch, now }: BatchPage): boolean {
  return [...rows.values()].some(
    ({ state, release }) =>
      state === 'approved' && release?.batch?.id === batch._id && !release.batch.own && release.dueAt > now,
  );
}

function changeOf(page: BatchPage, mine: boolean) {
  const { batch, visit } = page;
  const { change } = batch;
  if (!change) return null;
  return {
    href: `${visit.base}/review/${change.submissionId}`,
    student: studentOf(page, change.submissionId),
    kinds: [...new Set(change.changes.map(({ kind }) => `batches:change.${kind}`))],
    again: mine && change.patterns !== null,
  };
}

function itemOf(page: BatchPage, submissionId: string, standing: ItemStanding) {
  const { batch, rows, visit } = page;
  const row = rows.get(submissionId);
  const omitted = batch.omitted.find((one) => one.submissionId === submissionId);
  return {
    href: `${visit.base}/review/${submissionId}?batch=${batch._id}`,
    student: studentOf(page, submissionId),
    state: row ? stateBadge(row.state) : null,
    ...readOf(batch, submissionId, standing),
    left: row && batch.source ? copyContent(batch.source.content, row.work.text).left.length : 0,
    why: omitted ? `batches:omitted.${omitted.why}` : null,
    data: { submission: submissionId },
  };
}

/** Null for a work that is gone. */
function studentOf({ batch, call, rows }: BatchPage, submissionId: string) {
  const row = rows.get(submissionId);
  return row ? call({ assignmentId: batch.assignmentId, personId: row.personId }) : null;
}

/** Every work says read or not read; once the act has begun, by what the act rested on. */
function readOf({ claim }: Batch, submissionId: string, standing: ItemStanding) {
  const kind = claim ? (claim.read.includes(submissionId) ? 'read' : 'unread') : standing.kind;
  return { read: `batches:item.${kind}`, kind };
}
