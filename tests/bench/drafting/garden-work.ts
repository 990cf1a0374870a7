import { seededRandom } from '../../support/seeded-random.ts';

const SYLLABLES = ['ba', 'ke', 'li', 'mo', 'nu', 'pa', 're', 'si', 'to', 'vu'];

/** A made-up name for each work, so that a model server knows from any prompt whose it is. */
export const gardenNames = Array.from({ length: 10_000 }, (_, n) =>
  Array.from(String(n).padStart(4, '0'), (digit) => SYLLABLES[Number(digit)]).join(''),
);

/** The works that a prompt speaks of, in the order of their first mention. */
export function gardensIn(prompt: string): string[] {
  return [...new Set([...prompt.matchAll(/the ((?:[a-z]{2}){4}) garden/g)].map(([, name = '']) => name))];
}

/** An essay of that many words on why leaves fall, about the garden of that number. */
export function gardenWork(n: number, words: number): string {
  const garden = gardenNames[n] ?? '';
  const random = seededRandom(n + 1);
  const sentences = [
    `In the ${garden} garden the leaves fall because of abscission.`,
    `I saw it happen in the ${garden} garden when the days grew short.`,
  ];
  for (let count = 21; count < words; count += 13) sentences.push(sentence(random));
  return sentences.join(' ').replaceAll(/((?:[^.]+\.){8}) /g, '$1\n\n');
}

function sentence(random: () => number): string {
  const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? '';
  return `${pick(OPENINGS)} ${pick(THINGS)} ${pick(DEEDS)} ${pick(ENDINGS)}.`;
}

const OPENINGS = [
  'When autumn comes,',
  'As it grows cold,',
  'In the short days,',
  'Before the frost,',
  'After the rain,',
];
const THINGS = ['the old maple', 'every small birch', 'the tall oak', 'a young cherry', 'the bent willow'];
const DEEDS = ['takes back its green', 'closes each thin stem', 'saves what water it has', 'lets its leaves go'];
const ENDINGS = ['before the winter wind', 'in one quiet week', 'while roots stay warm', 'as its sap slows'];
