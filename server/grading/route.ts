import type { Draft, Finding, Route, RouteReason } from './assessment.ts';

/**
 * Who should look first, decided on what is held against a draft and never on a model's own confidence:
 *
 * - `yours-first` when a criterion has no level or anything blocking is open: the teacher judges before seeing ours;
 * - `look-here` when any other finding is open, or a point says that something is absent (code can show a search that
 *   found nothing, but not that nothing is there);
 * - `ready` otherwise.
 */
export function decideRoute(draft: Draft, findings: readonly Finding[]): { route: Route; routeReasons: RouteReason[] } {
  const grave = [...cannotJudge(draft), ...reasonsFrom(findings, 'blocking')];
  const lighter = [...reasonsFrom(findings, 'warning'), ...reasonsFrom(findings, 'note'), ...absences(draft)];
  const route = grave.length > 0 ? 'yours-first' : lighter.length > 0 ? 'look-here' : 'ready';
  return { route, routeReasons: distinct([...grave, ...lighter]) };
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
