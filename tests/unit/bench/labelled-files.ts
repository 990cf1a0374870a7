import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a new JSONL file with labelled feedback, whole or spoilt in one way. */
export async function writeItems(how: 'good' | 'missing' | 'broken' | 'unlabelled' | 'empty'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'labelled-')), 'items.jsonl');
  if (how !== 'missing') await writeFile(path, LINES[how].join('\n'));
  return path;
}

const reply = {
  id: 'r1',
  kind: 'feedback-quality',
  language: 'en',
  task: { prompt: 'Reply to a student who made a mistake', reference: 'There are 130 seashells after four weeks.' },
  context: ['Student: There are 90 seashells.'],
  response: 'Student: There are 90 seashells.',
  feedback: 'The answer is 130 seashells after four weeks.',
  human: { labels: { Revealing_of_the_Answer: 'Yes (and the answer is correct)', Actionability: 'Yes' } },
};
const asking = {
  ...reply,
  id: 'r2',
  feedback: 'How many seashells did you start with in the first week?',
  human: { labels: { Revealing_of_the_Answer: 'No', Actionability: 'Yes' } },
};
const comment = {
  id: 'c1',
  kind: 'comment-vs-grade',
  language: 'en',
  task: { prompt: 'Simulator in Java', criterion: 'Readability' },
  feedback: 'None of the tasks is implemented, and no names say what they mean.',
  human: { grade: 'F', grade_scaled: 0, rater: '03' },
};

const LINES = {
  good: [reply, asking, comment].map((item) => JSON.stringify(item)),
  broken: [JSON.stringify(reply), '{ "id": '],
  unlabelled: [JSON.stringify({ ...reply, human: {} })],
  empty: ['', ''],
};
