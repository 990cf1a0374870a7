import { completeProposal, type ProposedCriterion } from '../proposal.ts';
import type { Rubric } from '../rubric.ts';
import { readLevelLine, type LevelLine } from './read-level-line.ts';

/**
 * Reads a rubric that somebody wrote as prose: the criterion on a line, its levels on lines such as `Excellent (5): …`,
 * `5 - Excellent: …` or `Excellent, 5 points: …` below it. No model, no guess: `unrecognised` where the text has no such
 * lines, and whatever found no place in the rubric comes back word for word. Tables are read elsewhere.
 */
export function readProseRubric(text: string, given: { id: string; title: string; language: string }): ProseResult {
  const lines = text.replaceAll('\r\n', '\n').split('\n').slice(0, MOST_LINES);
  const { criteria, preamble, leftOut } = sortLines(lines);
  if (criteria.length === 0) return { kind: 'unrecognised' };
  const title = given.title.trim() || (preamble[0] ?? criteria[0]?.title ?? '');
  const description = preamble.slice(given.title.trim() === '' ? 1 : 0).join('\n');
  const completed = completeProposal({ ...given, title, description, criteria });
  if (!completed) return { kind: 'unrecognised' };
  return { kind: 'read', rubric: completed.rubric, leftOut: [...leftOut, ...completed.leftOut] };
}

export type ProseResult = { kind: 'read'; rubric: Rubric; leftOut: string[] } | { kind: 'unrecognised' };

/** More is no rubric. */
const MOST_LINES = 2_000;

type Sorted = { criteria: ProposedCriterion[]; preamble: string[]; leftOut: string[] };

/** Levels as they come; what stands between two of them is the end of the upper one, or the head of a new criterion. */
function sortLines(lines: readonly string[]): Sorted {
  const sorted: Sorted = { criteria: [], preamble: [], leftOut: [] };
  let between: string[] = [];
  for (const line of lines) {
    const level = readLevelLine(line);
    if (!level) between.push(line.trim());
    else {
      place(sorted, between, level);
      between = [];
    }
  }
  const { tail, head } = divide(between, sorted.criteria.at(-1), true);
  append(sorted.criteria.at(-1), tail);
  sorted.leftOut.push(...head);
  return sorted;
}

function place(sorted: Sorted, between: string[], level: LevelLine): void {
  const last = sorted.criteria.at(-1);
  const { tail, head } = divide(between, last, false);
  append(last, tail);
  if (!last || head.length > 0) sorted.criteria.push(last ? headed(head) : first(sorted, head));
  sorted.criteria.at(-1)?.levels.push({ ...level });
}

/** Before the first level there may be the rubric's own title and words, a paragraph each. */
function first(sorted: Sorted, head: string[]): ProposedCriterion {
  const blank = head.lastIndexOf('', head.length - 2);
  const own = head.slice(blank + 1);
  sorted.preamble.push(...head.slice(0, Math.max(0, blank)).filter(Boolean).map(plain));
  return headed(own);
}

function headed(lines: readonly string[]): ProposedCriterion {
  const [title = '', ...more] = lines.filter(Boolean).map(plain);
  return { title, description: more.join('\n'), levels: [] };
}

/**
 * `tail` belongs to the level above, `head` to what follows. A blank line tells them apart; without one only a short
 * last line that is no sentence is a head.
 */
function divide(between: string[], last: ProposedCriterion | undefined, atEnd: boolean) {
  const lines = trimBlank(between);
  if (!last) return { tail: [], head: lines };
  if (between[0] === '') return { tail: [], head: lines };
  const blank = lines.indexOf('');
  if (blank >= 0) return { tail: lines.slice(0, blank), head: trimBlank(lines.slice(blank)) };
  const end = lines.at(-1) ?? '';
  const isHead = !atEnd && end !== '' && end.length <= LONGEST_HEAD && !/[.!?;,]$/u.test(end);
  return isHead ? { tail: lines.slice(0, -1), head: [end] } : { tail: lines, head: [] };
}

const LONGEST_HEAD = 80;

function append(criterion: ProposedCriterion | undefined, lines: readonly string[]): void {
  const level = criterion?.levels.at(-1);
  if (level) level.descriptor = [level.descriptor, ...lines.filter(Boolean)].filter(Boolean).join(' ');
}

function trimBlank(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line !== '');
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => line !== '') + 1);
}

/** A heading without its marks: `## 1. Thesis:` is "Thesis". */
function plain(line: string): string {
  return line
    .replace(/^#{1,6}\s+/u, '')
    .replace(/^(?:\d{1,2}[.)]|[-*•])\s+/u, '')
    .replace(/^\*\*(.+?)\*\*:?$/u, '$1')
    .replace(/(?<!\s)\s*:$/u, '');
}
