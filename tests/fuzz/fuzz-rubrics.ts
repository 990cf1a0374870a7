import { readRubrics } from '../../server/rubrics/formats/read-rubrics.ts';
import { RUBRIC_FORMATS, SOURCE_FORMATS, type SourceFormat } from '../../server/rubrics/formats/rubric-format.ts';
import { writeRubric } from '../../server/rubrics/formats/write-rubric.ts';
import { rubricSchema, type Rubric } from '../../server/rubrics/rubric.ts';
import { pick, randomRubric } from '../support/random-rubric.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { spoil } from './spoil.ts';

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
  return spoil(text, random);
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
