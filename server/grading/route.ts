import type { Draft, Finding, Route, RouteReason } from './assessment.ts';
import { ABOUT_CHOICES, levelRisk, NO_SIGNALS, type Signals } from './deferral/level-risk.ts';
import { FIXED_THRESHOLDS, type Thresholds } from './deferral/thresholds.ts';

/**
 * Who should look first, decided on everything that is held against a draft:
 *
 * - `yours-first` when a criterion has no level, anything blocking is open, a level moved without an instruction-like
 *   passage, or a level is more doubtful than `thresholds.yoursFirst`: the teacher judges before seeing ours;
 * - `look-here` when any other finding is open, a level is more doubtful than `thresholds.ready` (or nothing is ready in
 *   this course), or a point says that something is absent (code can show a search that found nothing, but not that
 *   nothing is there);
 * - `ready` otherwise.
 *
 * A disagreement about a level is weighed by its risk against the thresholds and not by its finding's severity, so that
 * a course whose blind levels allow it may let a little of it pass; the finding stays open for the teacher to see. The
 * model's own confidence is part of `levelRisk`, where it never decides alone.
 */
export function decideRoute(
  draft: Draft,
  findings: readonly Finding[],
  signals: Signals = NO_SIGNALS,
  thresholds: Thresholds = FIXED_THRESHOLDS,
): { route: Route; routeReasons: RouteReason[] } {
  const weighed = findings.filter((finding) => !ABOUT_CHOICES.has(finding.check) || finding.severity === 'blocking');
  const doubts = doubtsOf(draft, findings, signals, thresholds);
  const grave = [...cannotJudge(draft), ...reasonsFrom(weighed, 'blocking'), ...moved(signals), ...doubts.grave];
  const lighter = [
    ...reasonsFrom(weighed, 'warning'),
    ...reasonsFrom(weighed, 'note'),
    ...doubts.lighter,
    ...absences(draft),
    ...(thresholds.ready === null ? [{ code: 'not-trusted-yet' }] : []),
  ];
  const route = grave.length > 0 ? 'yours-first' : lighter.length > 0 ? 'look-here' : 'ready';
  return { route, routeReasons: distinct([...grave, ...lighter]) };
}

function doubtsOf(draft: Draft, findings: readonly Finding[], signals: Signals, { ready, yoursFirst }: Thresholds) {
  const levels = draft.criteria.filter((verdict) => verdict.kind === 'level');
  const risks = levels.map(({ criterionId }) => ({
    doubt: reason('level-in-doubt', criterionId),
    risk: levelRisk(criterionId, draft, findings, signals),
  }));
  const above = (limit: number) => risks.filter(({ risk }) => risk > limit).map(({ doubt }) => doubt);
  return { grave: above(yoursFirst), lighter: above(ready ?? 0) };
}

function moved({ canary }: Signals): RouteReason[] {
  return (canary?.movedCriteria ?? []).map((criterionId) => reason('canary-moved', criterionId));
}

function cannotJudge(draft: Draft): RouteReason[] {
  const undecided = draft.criteria.filter((verdict) => verdict.kind === 'cannot-judge');
  return undecided.map((verdict) => ({ code: 'cannot-judge', criterionId: verdict.criterionId }));
}

function reasonsFrom(findings: readonly Finding[], severity: Finding['severity']): RouteReason[] {
  const those = findings.filter((finding) => finding.severity === severity);
  return those.map((finding) => reason(`${severity}-finding`, finding.criterionId));
}

function absences(draft: Draft): RouteReason[] {
  const those = draft.points.filter((point) => point.evidence.kind === 'absent');
  return those.map((point) => reason('absent-evidence', point.criterionId));
}

function reason(code: string, criterionId: string | null): RouteReason {
  return criterionId === null ? { code } : { code, criterionId };
}

function distinct(reasons: RouteReason[]): RouteReason[] {
  return [...new Map(reasons.map((one) => [`${one.code} ${one.criterionId ?? ''}`, one])).values()];
}
