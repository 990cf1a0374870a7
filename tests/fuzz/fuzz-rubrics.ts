import { readRubrics } from '../../server/rubrics/formats/read-rubrics.ts';
import { RUBRIC_FORMATS, SOURCE_FORMATS, type SourceFormat } from '../../server/rubrics/formats/rubric-format.ts';
import { writeRubric } from '../../server/rubrics/formats/write-rubric.ts';
import { rubricSchema, type Rubric } from '../../server/rubrics/rubric.ts';
import { pick, randomRubric } from '../support/random-rubric.ts';
import { seededRandom } from '../support/seeded-random.ts';

/**
 * Rubrics as files, spoiled in one to six places, through every reader: tells each one that threw, that accepted what
 * is no rubric, or that refused without saying where. The same seed spoils the same texts.
 */
export function fuzzRubrics({ rounds, seed }: { rounds: number; seed: number }): { texts: number; faults: string[] } {
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const random = seededRandom(seed * 1_000_003 + round);
    const text = spoiledText(random);
    for (const format of [null, ...SOURCE_FORMATS]) {
      const fault = faultOf(text, format);
      if (fault) faults.push(`round ${round}, read as ${format ?? 'found out'}: ${fault}\n${text.slice(0, 300)}`);
    }
  }
  return { texts: rounds, faults };
}

function spoiledText(random: () => number): string {
  const { text } = writeRubric(randomRubric(random, { wild: random() < 0.5 }), pick(random, RUBRIC_FORMATS));
  const times = 1 + Math.floor(random() * 6);
  return Array.from({ length: times }).reduce<string>((spoiled) => pick(random, WAYS)(spoiled, random), text);
}

const NASTY = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '\0',
    '<',
    '>',
    '</',
    '<level>',
    '&',
    '&x;',
    '<!DOCTYPE a>',
    ']]>',
    '{',
    '}',
  ],
  ...[
    '[',
    ']',
    ':',
    '__proto__',
    'constructor',
    '-1',
    '1e999',
    'NaN',
    '9'.repeat(40),
    '\ud800',
    '|',
    '|---|',
    '%',
    '*a',
  ],
  ...[
    '<table><tr><td colspan=99>',
    '<!--',
    '<![CDATA[',
    '$@NULL@$',
    '[['.repeat(60),
    '<a>'.repeat(60),
    ' '.repeat(3_000),
  ],
];

type Way = (text: string, random: () => number) => string;

const at = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));

const WAYS: readonly Way[] = [
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  (text, random) => insert(text, at(text, random), pick(random, NASTY)),
  (text, random) => insert(text, at(text, random), pick(random, NASTY).repeat(1 + Math.floor(random() * 5))),
  (text, random) => cut(text, at(text, random), Math.floor(random() * 40)),
  (text, random) => insert(text, at(text, random), text.slice(at(text, random)).slice(0, 200)),
  (text, random) => text.replace(/\d+/g, (digits) => (random() < 0.2 ? pick(random, NASTY) : digits)),
  (text, random) =>
    text.replaceAll(pick(random, ['"', ',', '\n', ':', '<', ' ']), pick(random, NASTY)).slice(0, 100_000),
];

function insert(text: string, index: number, piece: string): string {
  return text.slice(0, index) + piece + text.slice(index);
}

function cut(text: string, index: number, length: number): string {
  return text.slice(0, index) + text.slice(index + length);
}

function faultOf(text: string, format: SourceFormat | null): string | null {
  try {
    const { read } = readRubrics(text, format, { title: 'x', language: 'en' });
    if (read.kind === 'accepted') return unsound(read.found.map(({ rubric }) => rubric));
    const told = read.faults.length > 0 && read.faults.every(({ reason }) => reason !== '');
    return told ? null : 'refused without a word';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function unsound(rubrics: readonly Rubric[]): string | null {
  if (rubrics.length === 0) return 'accepted nothing';
  if (!rubrics.every((rubric) => rubricSchema.safeParse(rubric).success)) return 'accepted what is no rubric';
  for (const rubric of rubrics.slice(0, 2)) for (const format of RUBRIC_FORMATS) writeRubric(rubric, format);
  return null;
}
