import type { Draft } from '../../../../server/grading/assessment.ts';
import { runChecks } from '../../../../server/grading/checks/run-checks.ts';
import type { Work } from '../../../../server/grading/work.ts';
import { rubricSchema } from '../../../../server/rubrics/rubric.ts';
import { faultyEnglish } from './sentences/faulty-english.ts';
import { faultyGerman } from './sentences/faulty-german.ts';
import { faultySpanish } from './sentences/faulty-spanish.ts';
import { genreRows } from './sentences/genre-rows.ts';
import type { SoundComments } from './sentences/sentences.ts';
import { soundEnglish } from './sentences/sound-english.ts';
import { soundGerman } from './sentences/sound-german.ts';
import { soundSpanish } from './sentences/sound-spanish.ts';
import { thunderDraft, thunderWork } from './sentences/thunder-work.ts';

const sound = { en: soundEnglish, de: soundGerman, es: soundSpanish };
const faulty = { en: faultyEnglish, de: faultyGerman, es: faultySpanish };

const soundRows = Object.entries(sound).flatMap(([language, works]) =>
  works.flatMap((one) => one.comments.map((comment) => ({ language, comment, one }))),
);
const faultyRows = Object.entries(faulty).flatMap(([language, kinds]) =>
  Object.entries(kinds).flatMap(([check, list]) => list.map((sentence) => ({ language, check, sentence }))),
);

test.each(soundRows)('nothing is held against, in $language: $comment', ({ language, comment, one }) => {
  const work = workOf(one, language);
  const found = (['strength', 'next-step'] as const).flatMap((kind) => runChecks(draftOf(one, comment, kind), work));
  expect(found.filter((finding) => finding.pointId === 'p1' && finding.severity !== 'note')).toEqual([]);
});

test.each(genreRows)('nothing is held against, in $language: $text', ({ draft, work }) => {
  expect(runChecks(draft, work).filter((finding) => !ABOUT_SHAPE.has(finding.check))).toEqual([]);
});

/** One point is no whole draft. */
const ABOUT_SHAPE = new Set(['length-bounds', 'quote-not-in-work']);

test.each(faultyRows)('$check in $language: $sentence', ({ language, check, sentence }) => {
  const praise = check === 'over-praise';
  const kind = check === 'vague-step' ? 'next-step' : 'strength';
  const draft = thunderDraft(language, sentence, kind, praise ? 'none' : 'some');
  expect(runChecks(draft, thunderWork(language)).map((finding) => finding.check)).toContain(check);
});

function workOf(one: SoundComments, language: string): Work {
  const levels = [0, 2, 4].map((points) => ({ id: `l${points}`, title: `${points}`, points, descriptor: 'So.' }));
  const criteria = [{ id: 'c', title: one.criterion, description: '', levels }];
  const rubric = rubricSchema.parse({ id: 'r', version: 1, title: 'R', criteria });
  return { task: one.task, notes: '', text: one.text, rubric, language, solutionsAllowed: false, names: [] };
}

function draftOf(one: SoundComments, text: string, kind: 'strength' | 'next-step'): Draft {
  const evidence = { kind: 'quote' as const, quote: one.quote, span: null };
  const points = [{ id: 'p1', criterionId: 'c', kind, text, evidence }];
  return { criteria: [{ criterionId: 'c', kind: 'level', levelId: 'l2' }], points, summary: one.text, marks: 2 };
}
