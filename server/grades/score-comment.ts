import type { Point } from '../grading/assessment.ts';
import { criterionMarks } from '../grading/marks.ts';
import { criterionMaximum } from '../rubrics/criterion-marks.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import type { Release } from '../submissions/submission.ts';

/** The words of the comment that are ours, in the reader's language, so that this file stays pure. */
export type CommentWords = {
  strength: string;
  nextStep: string;
  /** Says who approved it; `read`: and read it. */
  approvedBy: (name: string | null, read: boolean) => string;
  demonstration: string;
  cut: string;
};

/**
 * The comment that goes into the gradebook beside the marks: levels, points and summary of the final text, as plain
 * text because LMSs show markup raw, at most 20 kB (measured on Moodle), ending with who approved it. When it is too
 * long, the feedback in the middle is cut and says so; the ending never is.
 */
export function scoreComment(
  rubric: Rubric,
  release: Pick<Release, 'final' | 'approvedByName' | 'batch'>,
  words: CommentWords,
  demonstration: boolean,
): string {
  const { final, batch } = release;
  // In a batch, what is not of the sample was read by nobody.
  const read = !batch || batch.own;
  const criteria = rubric.criteria.map((criterion) => criterionText(rubric, criterion, release, words));
  const body = [final.summary.trim(), ...criteria].filter((part) => part !== '').join('\n\n');
  const ending = [words.approvedBy(release.approvedByName, read), ...(demonstration ? [words.demonstration] : [])].join(
    '\n',
  );
  const room = MOST_BYTES - Buffer.byteLength(`\n\n${ending}`);
  return `${fit(plain(body), room, words.cut)}\n\n${plain(ending)}`.trim();
}

const MOST_BYTES = 20_000;

function criterionText(
  rubric: Rubric,
  criterion: Criterion,
  { final }: Pick<Release, 'final'>,
  words: CommentWords,
): string {
  const verdict = final.criteria.find((one) => one.criterionId === criterion.id);
  const level = criterion.levels.find((one) => verdict?.kind === 'level' && one.id === verdict.levelId);
  const most = criterionMaximum(criterion);
  const points = criterionMarks(rubric, final.criteria, criterion.id);
  const head = `${criterion.title}: ${level?.title ?? '–'} (${points ?? '–'}/${most})`;
  const own = final.points.filter((point) => point.criterionId === criterion.id);
  return [head, ...own.map((point) => pointLine(point, words))].join('\n');
}

function pointLine(point: Point, words: CommentWords): string {
  const quote =
    point.evidence.kind === 'quote' && point.evidence.quote !== '' ? ` “${oneLine(point.evidence.quote)}”` : '';
  return `- ${point.kind === 'strength' ? words.strength : words.nextStep}: ${point.text.trim()}${quote}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** No control characters but line breaks; half surrogates would make the JSON body unreadable for some LMSs. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

function fit(text: string, room: number, cut: string): string {
  if (Buffer.byteLength(text) <= room) return text;
  const note = `\n${cut}`;
  const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(note)));
  return `${kept.toString().replace(/\ufffd{1,3}$/u, '')}${note}`;
}
