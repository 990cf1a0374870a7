import type { Rubric } from '../../rubrics/rubric.ts';
import { findingView } from '../criterion-view.ts';
import { evidenceView } from '../work-view.ts';
import { agreementOf, type LevelPair } from './compare-levels.ts';
import { isPending, type TriedExemplar, type TryoutStatus } from './read-tryout.ts';

/** Everything that `reviews/tryout` prints; null while there is no exemplar to try. */
export function tryoutView(base: string, status: TryoutStatus) {
  const { tried, usable, pending, agreement, changed, open, hasReaders } = status;
  if (tried.length === 0) return null;
  const outcomes = tried.flatMap(({ outcome }) => outcome ?? []);
  return {
    action: `${base}/assignment/exemplars/try`,
    live: pending > 0 && { href: `${base}/assignment/exemplars/try` },
    page: `${base}/assignment/exemplars#tryout`,
    progress: pending > 0 ? { done: tried.length - pending, total: tried.length } : null,
    ...offerOf({ usable, pending, open, hasReaders, tried: outcomes.length }),
    demonstration: outcomes.some(({ result }) => result.demonstration),
    agreement: agreement && { ...agreement, works: outcomes.length, differ: agreement.n - agreement.same },
    changed: changed.map((part) => `exemplars:tryout.part.${part}`),
    criteria: criterionRows(outcomes),
    exemplars: tried.map((one) => exemplarView(base, one, hasReaders)),
  };
}

type Offer = { usable: number; pending: number; open: number; hasReaders: boolean; tried: number };

/** The button: how many would be read, and whether it is for the first time, again, or only once more. */
function offerOf({ usable, pending, open, hasReaders, tried }: Offer) {
  const may = hasReaders && usable > 0 && pending === 0;
  const label = tried === 0 ? 'try' : open > 0 ? 'tryAgain' : 'onceMore';
  return {
    noReaders: !hasReaders,
    noneUsable: usable === 0,
    button: may ? { label: `exemplars:tryout.${label}`, count: open || usable, quiet: open === 0 } : null,
  };
}

type Outcome = NonNullable<TriedExemplar['outcome']>;

/** By criterion, over all exemplars; rows of an earlier rubric stand where only older results have them. */
function criterionRows(outcomes: readonly Outcome[]) {
  const titles = new Map(outcomes.flatMap(({ rubric }) => rubric.criteria.map(({ id, title }) => [id, title])));
  return [...titles].map(([criterionId, title]) => {
    const pairs = outcomes.flatMap((one) => one.pairs.filter((pair) => pair.criterionId === criterionId));
    return { title, ...agreementOf(pairs) };
  });
}

function exemplarView(base: string, tried: TriedExemplar, hasReaders: boolean) {
  const { exemplar, number, job, outcome, changed, usable } = tried;
  const failed = job?.status === 'dead';
  return {
    number,
    state: isPending(tried) ? pendingWords(tried) : null,
    failed: failed ? failureWords(job.error) : null,
    retry: failed && usable && hasReaders ? `${base}/assignment/exemplars/${exemplar.id}/try` : null,
    stale: changed.length > 0,
    untried: usable && !job,
    outcome: outcome && outcomeView(outcome),
  };
}

function pendingWords({ job }: TriedExemplar): string {
  if (job?.status === 'running') return 'exemplars:tryout.state.reading';
  const why = job?.error ?? '';
  return `exemplars:tryout.state.${WAITS.includes(why) ? why : 'waiting'}`;
}

const WAITS = ['run-paused', 'model-paused', 'budget-reached', 'price-unknown'];

function failureWords(error: string | null): string {
  return `exemplars:tryout.failed.${error !== null && FAILURES.includes(error) ? error : 'other'}`;
}

const FAILURES = ['model-rejected', 'model-refused', 'model-unreadable', 'model-unavailable', 'readers-not-allowed'];

function outcomeView({ result, rubric, pairs }: Outcome) {
  const { draft, findings, at } = result;
  const whole = findings.filter(({ criterionId, pointId }) => criterionId === null && pointId === null);
  return {
    at,
    ...agreementOf(pairs),
    pairs: pairs.map((pair) => pairView(pair, rubric, result)),
    summary: draft.summary,
    findings: whole.map(findingView),
  };
}

/** One criterion: both levels, and with the readers' what they said and what is held against it. */
function pairView(pair: LevelPair, rubric: Rubric, { draft, findings }: Outcome['result']) {
  const { criterionId, distance } = pair;
  const criterion = rubric.criteria.find(({ id }) => id === criterionId);
  const level = (id: string | null) => criterion?.levels.find((one) => one.id === id) ?? null;
  const verdict = draft.criteria.find((one) => one.criterionId === criterionId);
  const points = draft.points.filter((point) => point.criterionId === criterionId);
  const shown = new Set(points.map(({ id }) => id));
  return {
    title: criterion?.title ?? criterionId,
    same: distance === 0,
    teacher: level(pair.teacher),
    readers: level(pair.readers),
    cannotJudge: verdict?.kind === 'cannot-judge' ? verdict.reason : null,
    difference: differenceOf(distance),
    points: points.map((point) => ({
      ...{ strength: point.kind === 'strength', text: point.text, evidence: { ...evidenceView(point, 0), href: null } },
      findings: findings.filter(({ pointId }) => pointId === point.id).map(findingView),
    })),
    findings: findings
      .filter((one) => one.criterionId === criterionId && (one.pointId === null || !shown.has(one.pointId)))
      .map(findingView),
  };
}

function differenceOf(distance: number | null) {
  if (distance === null) return { key: 'exemplars:tryout.unjudged', count: 0 };
  if (distance === 0) return { key: 'exemplars:tryout.same', count: 0 };
  return { key: `exemplars:tryout.${distance > 0 ? 'higher' : 'lower'}`, count: Math.abs(distance) };
}
