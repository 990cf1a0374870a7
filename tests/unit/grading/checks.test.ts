import type { Draft } from '../../../server/grading/assessment.ts';
import { allChecks, runChecks } from '../../../server/grading/checks/run-checks.ts';
import type { Work } from '../../../server/grading/work.ts';
import { aDraft, aPoint, aWork } from './builders.ts';

const said = (text: string) => aDraft({ points: [aPoint({ text }), ...aDraft().points.slice(1)] });
const summed = (summary: string) => aDraft({ summary });
const evidence = (one: ReturnType<typeof aPoint>['evidence']) =>
  aDraft({ points: [aPoint({ evidence: one }), ...aDraft().points.slice(1)] });
const invented = evidence({ kind: 'quote', quote: 'the Sun is hot', span: null });
const found = (draft: Draft, work: Partial<Work> = {}) => runChecks(draft, aWork(work)).map((one) => one.check);

test('a sound draft passes every check', () => {
  expect(found(aDraft())).toEqual([]);
});

const [cause, rhythm] = aDraft().criteria;
const verdicts = (...criteria: (typeof cause)[]) => aDraft({ criteria: criteria.flatMap((one) => one ?? []) });

test.each<[string, string, Draft, Partial<Work>]>([
  [
    'level-unknown',
    'a level of another criterion',
    verdicts(cause, { criterionId: 'rhythm', kind: 'level', levelId: 'named' }),
    {},
  ],
  ['criterion-not-covered', 'a criterion left out', verdicts(cause), {}],
  ['criterion-not-covered', 'a criterion judged twice', verdicts(cause, rhythm, rhythm), {}],
  [
    'criterion-not-covered',
    'a criterion of no rubric',
    verdicts(cause, rhythm, { criterionId: 'style', kind: 'level', levelId: 'a' }),
    {},
  ],
  [
    'criterion-not-covered',
    'a point for no criterion',
    aDraft({
      points: [...aDraft().points, aPoint({ id: 'p3', criterionId: 'style', text: 'Something quite different.' })],
    }),
    {},
  ],
  ['quote-not-in-work', 'an invented quote', invented, {}],
  [
    'absent-but-found',
    'a term that is there',
    evidence({ kind: 'absent', looked: ['sea'], found: [{ start: 27, end: 30 }] }),
    {},
  ],
  ['absent-unsearched', 'an absence without a search', evidence({ kind: 'absent', looked: [' '], found: [] }), {}],
  ['criterion-without-point', 'a level without a reason', aDraft({ points: [aPoint()] }), {}],
  ['marks-in-prose', 'marks that are not ours', said('You get 5 points for this.'), {}],
  ['marks-in-prose', 'a share of a maximum', summed('This is worth 8 out of 10 points in all.'), {}],
  ['marks-in-prose', 'a total in German', summed('Insgesamt sind das 7,5 Punkte für dich.'), {}],
  ['marks-in-prose', 'a total in Spanish', summed('En total tienes 7 puntos por este trabajo.'), {}],
  ['marks-in-prose', 'a score', summed('Your final score is 85 % of what is possible.'), {}],
  ['duplicate-point', 'a repeated point', aDraft({ points: [...aDraft().points, aPoint({ id: 'p3' })] }), {}],
  ['length-out-of-bounds', 'a point that says nothing', said('Good.'), {}],
  [
    'length-out-of-bounds',
    'a point nobody will read',
    said(Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')),
    {},
  ],
  ['length-out-of-bounds', 'an empty summary', summed(''), {}],
  ['unsafe-markup', 'a script', said('Well done <script>alert(1)</script> indeed.'), {}],
  ['unsafe-markup', 'an event handler', said('See <b onclick="x()">this</b> sentence.'), {}],
  ['unsafe-markup', 'an image that tells on its reader', said('Look ![here](https://example.org/a.png) please.'), {}],
  ['unsafe-markup', 'a link', summed('Read [more](https://example.org) about the tides.'), {}],
  ['unsafe-markup', 'a script URL', summed('Open javascript:alert(1) to read on.'), {}],
  ['unsafe-markup', 'a plain tag', said('This is <b>bold</b> of you to say.'), {}],
])('%s: %s', (check, _name, draft, work) => {
  expect(found(draft, work)).toContain(check);
});

test('a quote from another student is named as such, besides not being in the work', () => {
  expect(found(invented, { otherTexts: ['I think the Sun is hot.'] })).toEqual([
    'quote-not-in-work',
    'quote-from-other-work',
  ]);
});

test.each([
  ['our own marks', said('This level gives 0.7 points.')],
  ['our own total', summed('In all, the levels add up to 0.9 points.')],
  ['numbers of the subject', said('The height changes by a factor of 10 in 95 % of bays.')],
  ['the student’s own numbers', said('You write “High water comes twice a day” and stop there.')],
  ['points that are no marks', said('Your two points about the Moon support each other.')],
  ['code that is only named', said('Close the `<div>` before the next one begins.')],
  ['mathematics', said('From $a < b$ and b > c nothing follows about a and c.')],
])('no false alarm for %s', (_name, draft) => {
  expect(found(draft)).toEqual([]);
});

test('no false alarm for feedback in another script', () => {
  const texts = ['أنت تربط الجاذبية بانتفاخ البحر.', 'أنت تذكر أن المد يأتي مرتين في اليوم.'];
  const points = aDraft().points.map((point, index) => ({ ...point, text: texts[index] ?? '' }));
  expect(found(aDraft({ points, summary: 'أنت تسمي سبب المد وإيقاعه اليومي.' }), { language: 'ar' })).toEqual([]);
});

test('every check has its own id; findings carry place, severity and a sentence', () => {
  expect(new Set(allChecks.map((check) => check.id)).size).toBe(allChecks.length);
  expect(runChecks(invented, aWork())).toEqual([
    {
      id: 'quote-not-in-work-1',
      check: 'quote-not-in-work',
      source: 'check',
      severity: 'blocking',
      criterionId: 'cause',
      pointId: 'p1',
      message: 'The words quoted here do not stand in the work.',
      proposal: null,
    },
  ]);
});
