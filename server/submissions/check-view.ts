import type { WhoReads } from '../llm/choice/who-reads.ts';
import { reasonKey, fileView, type FileView, type TaskView } from './compose-view.ts';
import { noReadersOf, whyNoDraft } from './decide-hand-in.ts';
import { namedEndings } from './extraction/file-formats.ts';
import type { Redaction } from './redact.ts';
import type { selfView } from './self-view.ts';
import type { Submission } from './submission.ts';

/** What the readers will see, and who they are. */
export type CheckView = TaskView & {
  base: string;
  /** Moment of the work shown: what is handed in is what was seen. */
  seen: string;
  /** The file is still being read; the page asks again by itself. */
  reading: boolean;
  /** Exactly the text a model would get. */
  text: string;
  namesReplaced: boolean;
  words: number;
  file: FileView | null;
  /** Why no model will read it, whatever the student chooses: a key of the words. */
  noDraftKey: string | null;
  /** What we do read, for whoever sent something else. */
  endings: string;
  readers: { name: string; host: string | null }[];
  demonstration: boolean;
  /** Null where the assignment does not ask for it. */
  self: ReturnType<typeof selfView>;
};

export function checkView(
  task: TaskView,
  base: string,
  facts: { attempt: Submission; redaction: Redaction; who: WhoReads; never: boolean; self: CheckView['self'] },
): CheckView {
  const { attempt, redaction, self } = facts;
  const { readers, decision } = facts.who;
  const reading = attempt.work.extraction.status === 'waiting';
  const reason = reading
    ? null
    : whyNoDraft(attempt.work, { teacherOnly: facts.never, noReaders: noReadersOf(decision) });
  return {
    ...task,
    base,
    seen: attempt.updatedAt.toISOString(),
    reading,
    text: redaction.text,
    namesReplaced: redaction.text !== attempt.work.text,
    words: countWords(attempt.work.text),
    file: fileView(attempt.work),
    noDraftKey: reason && reasonKey(reason),
    endings: namedEndings(),
    readers: reason || !readers ? [] : readersOnce(readers),
    self,
    demonstration: readers?.generator.demonstration ?? false,
  };
}

/** Generator and validator are often one model: a student reads its name once. */
function readersOnce({ generator, validator }: NonNullable<WhoReads['readers']>): CheckView['readers'] {
  const both = [generator, validator].map(({ name, host }) => ({ name, host }));
  const same = both[0]?.name === both[1]?.name && both[0]?.host === both[1]?.host;
  return same ? both.slice(0, 1) : both;
}

/** Words as the reader's language sees them: scripts without spaces have words too. */
function countWords(text: string): number {
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    if (segment.isWordLike) words++;
  return words;
}
