import type { Assignment } from '../assignments/assignment.ts';
import { rubricView, type RubricView } from '../rubrics/rubric-view.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { checklistOf, type EarlierPoints } from './earlier-points.ts';
import { acceptedExtensions, MAX_TEXT_LENGTH, namedEndings } from './extraction/file-formats.ts';
import type { Submission } from './submission.ts';

/** What stands around the work on every page of this folder. */
export type TaskView = {
  title: string;
  task: string;
  /** What students are asked to write in, and are answered in. */
  workLanguage: string;
  dueAt: Date | null;
  overdue: boolean;
  attemptsLeft: number;
  rubric: RubricView | null;
};

export type ComposeView = TaskView & {
  base: string;
  /** An instructor looks at the page as students see it: nothing can be sent. */
  preview: boolean;
  text: string;
  /** Moment of the text shown; goes back with it, so that two tabs cannot overwrite each other unseen. */
  savedOn: string;
  savedAt: Date | null;
  file: FileView | null;
  accept: string;
  /** Of documents, named beside text and source code. */
  endings: string;
  maxLength: number;
  /** Null where no earlier feedback is out. */
  checklist: ChecklistView | null;
};

export type ChecklistView = {
  attempt: number;
  points: { id: string; anchor: string; criterion: string; text: string; quote: string | null; ticked: boolean }[];
};

export type FileView = {
  name: string;
  kilobytes: number;
  reading: boolean;
  /** Key of the words for why it could not be read. */
  trouble: string | null;
  noticeKeys: string[];
  /** What of an archive was not read. */
  omitted: string[];
  /** What we do read, for whoever sent something else. */
  endings: string;
};

export function taskView(
  assignment: Assignment,
  facts: { rubric: Rubric | null; attemptsLeft: number; now: Date },
): TaskView {
  const { title, task, dueAt, feedbackLanguage: workLanguage } = assignment;
  const overdue = dueAt !== null && facts.now > dueAt;
  const rubric = facts.rubric && rubricView(facts.rubric);
  return { title, task, workLanguage, dueAt, overdue, attemptsLeft: facts.attemptsLeft, rubric };
}

/** Without an attempt it is the preview. */
export function composeView(
  task: TaskView,
  base: string,
  attempt: Submission | null,
  earlier: (EarlierPoints & { rubric: Rubric | null }) | null,
): ComposeView {
  const written = attempt !== null && attempt.work.text !== '';
  return {
    ...task,
    base,
    preview: attempt === null,
    text: attempt?.work.kind === 'text' ? attempt.work.text : '',
    savedOn: attempt?.updatedAt.toISOString() ?? '',
    savedAt: written ? attempt.updatedAt : null,
    file: attempt && fileView(attempt.work),
    accept: acceptedExtensions(),
    endings: namedEndings(),
    maxLength: MAX_TEXT_LENGTH,
    checklist: earlier && checklistView(earlier, attempt),
  };
}

function checklistView(earlier: EarlierPoints & { rubric: Rubric | null }, attempt: Submission | null): ChecklistView {
  const { ticked } = checklistOf(earlier, attempt?.checklist);
  const points = earlier.points.map(({ id, criterionId, text, evidence }, index) => ({
    ...{ id, anchor: `tick-${index + 1}`, text },
    criterion: earlier.rubric?.criteria.find((one) => one.id === criterionId)?.title ?? '',
    quote: evidence.kind === 'quote' && evidence.quote !== '' ? evidence.quote : null,
    ticked: ticked.includes(id),
  }));
  return { attempt: earlier.attempt, points };
}

export function fileView({ file, extraction }: Submission['work']): FileView | null {
  if (!file) return null;
  return {
    name: file.name,
    kilobytes: Math.max(1, Math.round(file.bytes / 1024)),
    reading: extraction.status === 'waiting',
    trouble: extraction.status === 'failed' ? reasonKey(extraction.reason) : null,
    noticeKeys: extraction.status === 'done' ? extraction.notices.map((notice) => `submissions:notice.${notice}`) : [],
    omitted: extraction.status === 'done' ? (extraction.omitted ?? []) : [],
    endings: namedEndings(),
  };
}

/** Key of the words that tell a student why no draft will be made. */
export function reasonKey(reason: string): string {
  return `submissions:reason.${reason}`;
}
