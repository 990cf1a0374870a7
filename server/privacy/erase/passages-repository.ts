import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { normaliseText } from '../../grading/normalise-text.ts';
import { standsElsewhere, type WorkTrace } from './trace-repository.ts';

type Saved = {
  _id: string;
  platformId: string;
  courseId: string;
  version: number;
  looksFor: { kind: string; words: string[] };
};

/** A saved point with the words to look for that were taken from these works and stand in nobody else's. */
export type Passage = { id: string; words: string[] };

/** A saved point keeps no note of whose words it looks for, so they are looked for in the works. */
export async function listPassages(db: Connection, works: readonly WorkTrace[]): Promise<Passage[]> {
  const courses = [...new Set(works.map(({ courseId }) => courseId))];
  const texts = works.map(({ work }) => plain(`${work.text}\n${work.typed ?? ''}`));
  const where = { courseId: { $in: courses }, 'looksFor.kind': 'words', 'looksFor.words.0': { $exists: true } };
  const found: Passage[] = [];
  for (const { _id, platformId, courseId, looksFor } of await bank(db).find(where).toArray()) {
    const theirs = looksFor.words.filter((words) => texts.some((text) => text.includes(plain(words))));
    const words: string[] = [];
    for (const one of theirs)
      if (
        !(await standsElsewhere(db, { platformId, courseId }, { words: one, exceptIds: works.map((work) => work._id) }))
      )
        words.push(one);
    if (words.length > 0) found.push({ id: _id, words });
  }
  return found;
}

/** The point's own words are the teacher's and stay; it looks for less from now on. */
export async function removePassage(db: Connection, { id, words }: Passage): Promise<void> {
  const change = { $pull: { 'looksFor.words': { $in: words } }, $inc: { version: 1 } };
  await resend(() => bank(db).updateOne({ _id: id }, change as object));
}

function bank(db: Connection) {
  return db.collection<Saved>('savedPoints');
}

function plain(text: string): string {
  return normaliseText(text, { foldCase: true }).text.trim();
}
