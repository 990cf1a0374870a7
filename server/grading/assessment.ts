/** What the two readers produce for one submission: plain data, stored as it is, shown as it is. */
export type Assessment = {
  draft: Draft;
  /** Everything held against the final draft; shown to the teacher, never hidden. */
  findings: Finding[];
  route: Route;
  /** Sentences that say why this route was taken, as codes with blanks: words stand in the locale files. */
  routeReasons: RouteReason[];
  rounds: Round[];
  calls: CallRecord[];
};

/** `ready`: nothing held against it. `look-here`: a person should look at the findings. `yours-first`: the teacher chooses levels before seeing ours. */
export type Route = 'ready' | 'look-here' | 'yours-first';
export type RouteReason = { code: string; criterionId?: string };

export type Draft = {
  criteria: CriterionVerdict[];
  points: Point[];
  summary: string;
  /** Sum of the chosen levels' points, by our arithmetic; null while a criterion has no level. */
  marks: number | null;
};

export type CriterionVerdict =
  | { criterionId: string; kind: 'level'; levelId: string }
  | { criterionId: string; kind: 'cannot-judge'; reason: string };

/** One statement of feedback with what carries it. */
export type Point = {
  id: string;
  criterionId: string;
  kind: 'strength' | 'next-step';
  text: string;
  evidence: Evidence;
};

/** Offsets are UTF-16 units of the stored text, end exclusive; null when code did not find the words there. */
export type Evidence =
  { kind: 'quote'; quote: string; span: Span | null } | { kind: 'absent'; looked: string[]; found: Span[] };

export type Span = { start: number; end: number };

export type Severity = 'blocking' | 'warning' | 'note';

/** What a check or the validator holds against a draft. */
export type Finding = {
  id: string;
  /** Which check found it, e.g. `quote-not-in-work`, or `validator:unsupported`. */
  check: string;
  source: 'check' | 'validator';
  severity: Severity;
  criterionId: string | null;
  pointId: string | null;
  /** A plain sentence for the teacher. */
  message: string;
  /** The validator's proposed repair, if it made one. */
  proposal: string | null;
};

/**
 * One turn of generate or revise, and what was found afterwards; `kept` is false when the earlier draft was better.
 * `replies` says which findings of the round before the generator took up and which it refused; empty in round 1.
 */
export type Round = { number: number; kept: boolean; draft: Draft; findings: Finding[]; replies?: FindingReply[] };
export type FindingReply = { findingId: string; accepted: boolean; reason: string | null };

export type CallRecord = {
  agent: 'generator' | 'validator';
  model: string;
  promptVersion: string;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  milliseconds: number;
};
