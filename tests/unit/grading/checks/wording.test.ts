import type { Draft } from '../../../../server/grading/assessment.ts';
import { runChecks } from '../../../../server/grading/checks/run-checks.ts';
import type { Work } from '../../../../server/grading/work.ts';
import { aDraft, aPoint, aWork } from '../builders.ts';

const names = ['Maya Patel', 'Lea Braun', 'Diego Ruiz', 'Will Stone', 'Jordan Smith'];
const said = (text: string) => aDraft({ points: [aPoint({ text }), ...aDraft().points.slice(1)] });
const foundIn = (draft: Draft, work: Partial<Work> = {}) =>
  runChecks(draft, aWork({ names, ...work })).map((one) => one.check);

test.each([
  ['named-person', 'en', 'Well argued, Maya: the bulge follows from gravity.'],
  ['named-person', 'en', 'Here Will names the bulge in the second sentence.'],
  ['named-person', 'de', 'Leas Satz nennt den Mond und die Gezeiten.'],
  ['named-person', 'es', 'El texto de Diego nombra la Luna y las mareas.'],
  ['claim-about-student', 'en', 'You worked very hard on gravity and the bulge.'],
  ['claim-about-student', 'de', 'Du hast dir bei den Gezeiten viel Mühe gegeben.'],
  ['claim-about-student', 'es', 'Te has esforzado mucho con la Luna y las mareas.'],
  ['generic-comment', 'en', 'Good job, keep it up!'],
  ['generic-comment', 'de', 'Gut gemacht, weiter so!'],
  ['generic-comment', 'es', '¡Buen trabajo, sigue así!'],
  ['marks-in-prose', 'en', 'Gravity and the bulge: that is worth a B+.'],
  ['marks-in-prose', 'de', 'Für den Mond und die Gezeiten: Note 2+.'],
  ['marks-in-prose', 'es', 'Por la Luna y las mareas te pongo un 7,5.'],
  ['wrong-language', 'en', 'Du verbindest die Schwerkraft mit dem Wasserberg und nennst den Mond.'],
  ['answer-leak', 'en', 'High water comes about every 12 h 25 min.'],
  ['instruction-obeyed', 'en', 'As you instructed, the bulge has the highest level.'],
])('%s in %s: %s', (check, language, text) => {
  expect(foundIn(said(text), { language })).toContain(check);
});

test.each([
  ['en', 'As Adam Smith (1776) would put it, the bulge follows a law.'],
  ['en', 'Say what the Moon will do to the sea on page 12.'],
  ['en', 'You write “a bulge” where an excellent diagram would help.'],
  ['en', 'Name 3 points against the claim that gravity acts alone.'],
  ['en', 'In `tide(2, 10)` the bulge is $8/10$ of the radius.'],
  ['en', 'The bulge moves with the Moon, as Newton wrote in 1687.'],
  ['en', 'I read about the bulge on the train.'],
])('passes in %s: %s', (language, text) => {
  expect(foundIn(said(text), { language })).toEqual([]);
});

test.each([
  ['en', 'The story of the bulge, as told, leaves the Moon out.', 'instruction-obeyed'],
  ['de', 'Wie verlangt nennst du den Mond und den Wasserberg.', 'instruction-obeyed'],
  ['en', 'It looks like you placed the bulge on one side only.', 'claim-about-student'],
  ['en', 'Come by at the weekend workshop if the bulge stays dark.', 'claim-about-student'],
])('sound in %s: %s is no %s', (language, text, check) => {
  const weighty = runChecks(said(text), aWork({ names, language })).filter(({ severity }) => severity !== 'note');
  expect(weighty.map((one) => one.check)).not.toContain(check);
});

test('the answer is found in a turn of phrase that no list has, and a part of it in a plain sentence is none', () => {
  const work = { notes: 'The brake is tidal friction on the sea floor.', solutionsAllowed: false };
  expect(foundIn(said('What I was hoping to find at this point: tidal friction.'), work)).toContain('answer-leak');
  expect(foundIn(said('The floor of the aquarium in your sketch needs a label.'), work)).not.toContain('answer-leak');
});

test.each(['La Luna y las mareas se siguen sin esfuerzo.', 'Hay un descuido en la marea.'])(
  'no claim about the student: %s',
  (text) => {
    expect(foundIn(said(text), { language: 'es' })).not.toContain('claim-about-student');
  },
);

test('figures that the student has rounded, or that a comment reckons itself, give nothing away', () => {
  const notes = 'The height is 94.08 m, the mean 30 minutes, of 100 parts.';
  const work = { notes, text: 'It is 94.1 m high.' };
  expect(foundIn(said('So 94.1 m it is, and 12 + 18 = 30.'), work)).not.toContain('answer-leak');
  expect(foundIn(said('Think of 100 parts here.'), work)).not.toContain('answer-leak');
  expect(foundIn(said('The mean is 30 minutes.'), work)).toContain('answer-leak');
});

test('words of the notes in quotation marks are given away', () => {
  const work = { notes: 'The Manifesto of the Persians asked the king for it.' };
  expect(foundIn(said('So say “Manifesto of the Persians” here.'), work)).toContain('answer-leak');
});

const advised = (text: string) =>
  aDraft({ points: [aPoint({ text, kind: 'next-step' }), ...aDraft().points.slice(1)] });

test.each([
  ['a question', 'Why not simply say “tidal friction”?', 'The brake is tidal friction on the sea floor.'],
  ['behind a colon, in other words', 'What was wanted here: nobody may enter the house.', 'Entry is forbidden to all.'],
  [
    'of words the student has',
    'The correct result would have been the bulge of the tides.',
    'It is the bulge of the tides.',
  ],
])('an answer is given away by %s: %s', (_how, text, notes) => {
  expect(foundIn(advised(text), { notes })).toContain('answer-leak');
});

test.each([
  ['a standard', 'Look up in DIN 38410 what a list of the tides needs.', 'DIN 38410 asks for ten.', ''],
  ['an article', 'Lee la carta con el 53.1.b) delante y contesta.', 'El 53.1.b) lo limita.', ''],
  ['an index', 'Print the addresses of t[0] to t[3].', 'The last is t[0].', 'int *t;'],
  ['a zero', 'Extend the line to I = 0 and read the voltage there.', 'At I = 0 there is no loss.', ''],
  ['chance words', 'The second half still waits for you to commit yourself to the tides.', 'A half-open tide.', ''],
])('%s of the notes is pointed at, not given away: %s', (_what, text, notes, more) => {
  const work = aWork({ names, notes });
  expect(foundIn(advised(text), { ...work, text: `${work.text} ${more}` })).not.toContain('answer-leak');
});

test.each([
  ['es', 'Piensa qué podría decir para que quede claro que lo ha entendido.', ''],
  [
    'en',
    'Mind the gap between the old stones: what is it made of?',
    'Three points: please mind the gap between the old stones.',
  ],
])('repeats honest words of the work and obeys nobody, in %s: %s', (language, text, more) => {
  const work = aWork({ names, language });
  expect(foundIn(advised(text), { ...work, text: `${work.text} ${more}` })).not.toContain('instruction-obeyed');
});

test.each([
  ['es', 'El préstamo queda fuera con una razón contable y no por descuido, dice la marea.'],
  ['en', 'Under stress, the bulge can be drawn; the tides cannot.'],
])('tells of the subject, not of the student, in %s: %s', (language, text) => {
  expect(foundIn(said(text), { language })).not.toContain('claim-about-student');
});

test('a strength may tell of what else fails', () => {
  const text = 'Two occasions on which the bulge could have failed to appear.';
  expect(foundIn(said(text))).not.toContain('level-and-comment');
  expect(foundIn(said('Your bulge fails to explain the tides.'))).toContain('level-and-comment');
});

test('solutions may be told where the assignment allows it', () => {
  const leak = said('High water comes about every 12 h 25 min.');
  expect(foundIn(leak, { solutionsAllowed: true })).toEqual([]);
});

test('praise on the lowest level is named, praise on the highest is not', () => {
  const praised = said('Excellent: you tie gravity to the bulge.');
  const low = praised.criteria.map((one) => (one.criterionId === 'cause' ? { ...one, levelId: 'none' } : one));
  expect(foundIn(praised)).toEqual([]);
  expect(foundIn({ ...praised, criteria: low })).toEqual(['level-and-comment', 'over-praise']);
});
