import type {
  Assessment,
  Canary,
  Citation,
  Draft,
  Evidence,
  Finding,
  FindingReply,
  Point,
  Route,
  RouteReason,
} from '../grading/assessment.ts';
import { searchAbsent } from '../grading/absent-search.ts';
import { besideOthers, quotesOthers } from '../grading/checks/check-draft.ts';
import { allChecks, runChecks } from '../grading/checks/run-checks.ts';
import { findSuspects } from '../grading/injection/find-instructions.ts';
import type { Thresholds } from '../grading/deferral/thresholds.ts';
import { marksOf } from '../grading/marks.ts';
import { matchQuote } from '../grading/quote-match.ts';
import { decideRoute } from '../grading/route.ts';
import type { Work } from '../grading/work.ts';

/**
 * What the readers made of the redacted text, said of the stored one: names are put back, and then nothing is taken
 * on trust. Every quote is looked for again in `work.text`, every absence searched again, the marks added again and
 * all checks run again; the route can only become stricter by it.
 */
export function restoreAssessment(
  assessment: Assessment,
  work: Work,
  restore: (text: string) => string,
  thresholds?: Thresholds,
): Assessment {
  const draft = restoreDraft(assessment.draft, work, restore);
  const findings = [...runChecks(draft, work), ...notRunAgain(assessment.findings, work, restore)];
  const rounds = assessment.rounds.map((round) => ({
    ...round,
    draft: restoreDraft(round.draft, work, restore),
    findings: round.findings.map((finding) => restoreFinding(finding, work, restore)),
    ...(round.replies ? { replies: round.replies.map((reply) => restoreReply(reply, restore)) } : {}),
  }));
  const canary = restoreCanary(assessment.canary, work);
  return {
    ...assessment,
    draft,
    findings,
    rounds,
    canary,
    ...stricterRoute(assessment, decideRoute(draft, findings, assessment, thresholds)),
  };
}

/** The same, once more beside others' texts where a quote may be theirs. */
export async function restoreBesideOthers(...[assessment, work, ...rest]: Restoring): Promise<Assessment> {
  const restored = restoreAssessment(assessment, work, ...rest);
  if (!quotesOthers(restored.findings)) return restored;
  return restoreAssessment(assessment, await besideOthers(work), ...rest);
}

type Restoring = Parameters<typeof restoreAssessment>;

function restoreDraft(draft: Draft, work: Work, restore: (text: string) => string): Draft {
  const criteria = draft.criteria.map((verdict) =>
    verdict.kind === 'cannot-judge' ? { ...verdict, reason: restore(verdict.reason) } : verdict,
  );
  const points = draft.points.map((point) => restorePoint(point, work, restore));
  return { criteria, points, summary: restore(draft.summary), marks: marksOf(work.rubric, criteria) };
}

function restorePoint(point: Point, work: Work, restore: (text: string) => string): Point {
  return { ...point, text: restore(point.text), evidence: restoreEvidence(point.evidence, work, restore) };
}

function restoreEvidence(evidence: Evidence, work: Work, restore: (text: string) => string): Evidence {
  if (evidence.kind === 'quote') {
    const quote = restore(evidence.quote);
    return { kind: 'quote', quote, span: matchQuote(work.text, quote) };
  }
  const looked = evidence.looked.map(restore);
  return { kind: 'absent', looked, found: searchAbsent(work.text, looked) };
}

/** What the second reader said, and what only the loop itself can know (that the second reader was silent). */
function notRunAgain(findings: readonly Finding[], work: Work, restore: (text: string) => string): Finding[] {
  const runAgain = new Set(allChecks.map((check) => check.id));
  return findings.filter((one) => !runAgain.has(one.check)).map((one) => restoreFinding(one, work, restore));
}

function restoreFinding(finding: Finding, work: Work, restore: (text: string) => string): Finding {
  const proposal = finding.proposal === null ? null : restore(finding.proposal);
  const cited = finding.cited ? { cited: restoreCitation(finding.cited, work, restore) } : {};
  return { ...finding, message: restore(finding.message), proposal, ...cited };
}

/** What it weighed was decided when the words were looked up; only their place is another now. */
function restoreCitation(cited: Citation, work: Work, restore: (text: string) => string): Citation {
  const words = restore(cited.words);
  return { ...cited, words, span: cited.standsIn === 'work' ? matchQuote(work.text, words) : null };
}

function restoreReply(reply: FindingReply, restore: (text: string) => string): FindingReply {
  return { ...reply, reason: reply.reason === null ? null : restore(reply.reason) };
}

/** Names put back move every offset, so the passages are looked for again. */
function restoreCanary(canary: Canary | null, work: Work): Canary | null {
  return canary && { ...canary, passages: findSuspects(work.text) };
}

const STRICTNESS: Record<Route, number> = { ready: 0, 'look-here': 1, 'yours-first': 2 };

type Routed = { route: Route; routeReasons: RouteReason[] };

function stricterRoute(before: Routed, after: Routed): Routed {
  const route = STRICTNESS[before.route] > STRICTNESS[after.route] ? before.route : after.route;
  const reasons = [...before.routeReasons, ...after.routeReasons];
  const distinct = new Map(reasons.map((one) => [`${one.code} ${one.criterionId ?? ''}`, one]));
  return { route, routeReasons: [...distinct.values()] };
}
