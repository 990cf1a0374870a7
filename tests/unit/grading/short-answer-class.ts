import type { DraftAnswer } from '../../../server/grading/generator/answer.ts';
import type { Work } from '../../../server/grading/work.ts';
import { rubricSchema } from '../../../server/rubrics/rubric.ts';

/** Forty short answers of 40 to 90 words to one question, as a course of this kind would hold them. */
export function shortAnswerClass(): Work[] {
  return Array.from({ length: 40 }, (_, index) => aWorkOf(index));
}

const aWorkOf = (index: number): Work => ({
  task: 'Explain in your own words what happens to a loaf of bread dough between kneading and baking, and why it rises.',
  notes: `Yeast ferments the sugars that enzymes set free from the starch; carbon dioxide and alcohol arise. The gluten net made
by kneading is elastic and holds the gas in bubbles, so the dough swells. Warmth speeds fermentation up to about 35 °C;
too much heat kills the yeast. In the oven the gas expands once more before the crumb sets.`,
  rubric,
  text: answerOf(index),
  language: 'en',
  solutionsAllowed: false,
  names: [],
});

const rubric = rubricSchema.parse({
  id: 'bread',
  version: 1,
  title: 'Why bread rises',
  criteria: [
    criterion('process', 'Fermentation', 'Says what the yeast does and what comes out of it.', [
      'Does not say that yeast changes anything, or says something false of it.',
      'Says that yeast makes gas, without what it feeds on.',
      'Says that yeast feeds on sugars and sets carbon dioxide free.',
    ]),
    criterion('structure', 'Holding the gas', 'Says why the gas stays in the dough.', [
      'Does not say why the gas stays in.',
      'Says that the dough traps it, without what does the trapping.',
      'Ties the trapping to the elastic net of gluten that kneading makes.',
    ]),
  ],
});

function criterion(id: string, title: string, description: string, descriptors: string[]) {
  const levels = descriptors.map((descriptor, points) => ({
    id: `${id}-${points}`,
    title: `Level ${points}`,
    points,
    descriptor,
  }));
  return { id, title, description, levels };
}

const OPENINGS = [
  'After kneading the dough rests in a warm place for an hour or two and becomes about twice as large.',
  'Between kneading and baking nothing seems to happen, but inside the dough a lot is going on.',
  'When the dough has been kneaded it is covered with a cloth and left alone until it has grown.',
  'The baker lets the dough stand before it goes into the oven, and this is called proving.',
];
const PROCESSES = [
  'The yeast eats the sugars from the flour and gives off carbon dioxide.',
  'Yeast is alive and lives on the sugars in the dough, which it turns into alcohol and carbon dioxide.',
];
const STRUCTURES = [
  'The gluten that was stretched by kneading forms an elastic net and keeps the gas in small bubbles.',
  'Because kneading has made a net of gluten, the bubbles cannot escape and the dough is blown up like many balloons.',
];
const ENDINGS = [
  'If it is too cold this takes very long.',
  'In the oven the bubbles grow once more, and then the loaf becomes firm.',
  'That is why a loaf without yeast stays flat and heavy, as we saw when we baked one at home.',
  '',
  'Some people put the bowl near the heating so that it goes faster, but it must not be too hot or the yeast dies.',
];

function answerOf(index: number): string {
  const parts = [pick(OPENINGS, index), processOf(index), structureOf(index), pick(ENDINGS, index)];
  return parts.filter(Boolean).join(' ');
}

function processOf(index: number): string {
  return pick(PROCESSES, Math.floor(index / 4));
}

function structureOf(index: number): string {
  return pick(STRUCTURES, Math.floor(index / 8));
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

/** A sound draft for the answer at this place; `closeTo` marks the first criterion as near a boundary. */
export function soundDraft(index: number, closeTo: string | null): DraftAnswer {
  const criteria = ['process', 'structure'].map((id) => ({
    criterionId: id,
    levelId: `${id}-2`,
    cannotJudge: null,
    closeTo: id === 'process' ? closeTo : null,
  }));
  return { points: pointsFor(index), criteria, summary: SUMMARY, confidence: 0.9 };
}

const SUMMARY =
  'Your answer follows the gas from the yeast to the net that holds it. Next, add what warmth changes about both.';

function pointsFor(index: number): DraftAnswer['points'] {
  return [
    {
      criterionId: 'process',
      quote: processOf(index),
      looked: [],
      kind: 'strength',
      text: 'Here you name what the yeast feeds on and the carbon dioxide that comes of it.',
    },
    {
      criterionId: 'structure',
      quote: structureOf(index),
      looked: [],
      kind: 'strength',
      text: 'You tie the bubbles to the elastic net of gluten, which is what keeps them in the dough.',
    },
  ];
}
