import type { Draft, Finding } from '../assessment.ts';
import { fenced, section, sharedPrompt, type Prompt } from '../prompt.ts';
import { noteParts } from '../teacher-note.ts';
import { workFactsOf } from '../work-facts.ts';
import type { Work } from '../work.ts';

/** The generator's first call for a work: draft feedback from nothing. `drawFence` returns a random word per call. */
export function draftPrompt(work: Work, drawFence: () => string): Prompt {
  return {
    version: DRAFT_VERSION,
    shared: sharedPrompt(work),
    own: [DRAFT_ROLE, ...noteParts(work, drawFence), fenced('SUBMISSION', work.text, drawFence)].join('\n\n'),
    facts: { task: 'draft', work: workFactsOf(work) },
  };
}

/** The generator's later calls: mend only what was found. */
export function revisionPrompt(
  work: Work,
  draft: Draft,
  findings: readonly Finding[],
  drawFence: () => string,
): Prompt {
  const own = [
    REVISION_ROLE,
    ...noteParts(work, drawFence),
    fenced('DRAFT', JSON.stringify(draftForModel(draft)), drawFence),
    fenced('FINDINGS', findings.map(findingLine).join('\n'), drawFence),
    fenced('SUBMISSION', work.text, drawFence),
  ];
  return {
    version: REVISION_VERSION,
    shared: sharedPrompt(work),
    own: own.join('\n\n'),
    facts: { task: 'revision', work: workFactsOf(work), draft, findings: [...findings] },
  };
}

/** The draft as a model sees it: without our marks and offsets, and without how sure the generator was. */
export function draftForModel(draft: Draft): unknown {
  const points = draft.points.map(({ evidence, ...point }) =>
    evidence.kind === 'quote' ? { ...point, quote: evidence.quote } : { ...point, looked: evidence.looked },
  );
  const criteria = draft.criteria.map((verdict) =>
    verdict.kind === 'level' ? { criterionId: verdict.criterionId, levelId: verdict.levelId } : verdict,
  );
  return { points, criteria, summary: draft.summary };
}

/** Raised with every change of wording, so that a stored draft says which wording made it. */
export const DRAFT_VERSION = 'draft/2';
export const REVISION_VERSION = 'revision/2';

const DRAFT_ROLE = section(
  'Your role: first reader',
  `Draft feedback on the submission below. For each criterion, first find the words that decide it and write one to
three points, strengths and next steps; then choose the level whose descriptor those words meet, and name a level
right above or below it only if the words nearly meet that one too. A point about something absent names the words you
looked for. End with a summary that says what the work does and what to do next.`,
);

const REVISION_ROLE = section(
  'Your role: first reader, mending a draft',
  `Below are your draft, what was found against it, and the submission. Mend what each finding names and nothing else.
Return only the points you replace (with their id) or add (id null), and only the criteria whose level you change. A
point that was named and that you leave out is removed. Reply to each finding: accepted, or not and why. Keep your
judgement where the words of the submission carry it; a finding can be wrong.`,
);

function findingLine(finding: Finding): string {
  const place = finding.pointId ?? finding.criterionId ?? 'whole draft';
  const cited = finding.cited ? ` It rests on: ${JSON.stringify(finding.cited.words)}.` : '';
  const proposal = finding.proposal === null ? '' : ` Proposed: ${finding.proposal}`;
  return `- ${finding.id} (${finding.check}, at ${place}): ${finding.message}${cited}${proposal}`;
}
