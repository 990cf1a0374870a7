/** What the two readers produce for one submission: plain data, stored as it is, shown as it is. */
export type Assessment = {
  draft: Draft;
  /** Everything held against the final draft; shown to the teacher, never hidden. */
  findings: Finding[];
  route: Route;
  /** Sentences that say why this route was taken, as codes with blanks: words stand in the locale files. */
  routeReasons: RouteReason[];
  rounds: Round[];
  /** Independent choices of one criterion's level, the draft's own first; only criteria in doubt are chosen again. */
  repeats: { criterionId: string; levelIds: string[] }[];
  /** What a reader of the comments alone would choose, `null` for "the comments do not say"; empty when it did not run. */
  blind: { criterionId: string; levelId: string | null }[];
  canary: Canary | null;
  /** The generator's own, 0 to 1: stored to be studied, never decides alone. `null` when it gave none. */
  confidence: number | null;
  calls: CallRecord[];
};

/**
 * Levels chosen with and without the passages that read like instructions to us (offsets as for evidence).
 * `null` in an assessment: there was no such passage.
 */
export type Canary = { passages: readonly Span[]; movedCriteria: string[] };

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

/** `closeTo` is a level that the generator nearly chose instead; see `near-boundary.ts`. */
export type CriterionVerdict =
  | { criterionId: string; kind: 'level'; levelId: string; closeTo?: string }
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
  /** The words that a reader's finding rests on; checks carry none, they are their own evidence. */
  cited?: Citation;
};

/** `standsIn` is where code found the words, `null` for nowhere; `span` is set when they stand in the work. */
export type Citation = {
  words: string;
  standsIn: 'work' | 'rubric' | 'task' | 'draft' | null;
  span: Span | null;
};

/**
 * One turn of generate or revise, and what was found afterwards; `kept` is false when the earlier draft was better.
 * `replies` says which findings of the round before the generator took up and which it refused (empty in round 1),
 * `outcome` what came of it (absent in round 1).
 */
export type Round = {
  number: number;
  kept: boolean;
  draft: Draft;
  findings: Finding[];
  replies?: FindingReply[];
  outcome?: RoundOutcome;
};
export type FindingReply = { findingId: string; accepted: boolean; reason: string | null };

/** Ids of findings: all but `madeWorse` are of the draft that was revised, `madeWorse` are of the revision. */
export type RoundOutcome = {
  found: string[];
  takenUp: string[];
  refused: string[];
  /** Of those found, gone after the revision, whatever was said about them. */
  settled: string[];
  madeWorse: string[];
};

export type CallRecord = {
  agent: 'generator' | 'validator';
  model: string;
  promptVersion: string;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  milliseconds: number;
  /** Of how many drafts this is one share: tokens are this draft's part. Absent for a call of its own. */
  sharedBy?: number;
};
