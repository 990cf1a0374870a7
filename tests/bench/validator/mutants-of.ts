import { seededRandom } from '../../support/seeded-random.ts';
import type { BenchCase } from './bench-case.ts';
import { seedOf } from './draw.ts';
import { faultKinds, type FaultKind } from './fault-kinds.ts';
import { answerLeak } from './faults/answer-leak.ts';
import { contradiction } from './faults/contradiction.ts';
import { criterionDropped } from './faults/criterion-dropped.ts';
import { duplicatePoint } from './faults/duplicate-point.ts';
import { effortClaim } from './faults/effort-claim.ts';
import { failedPraise } from './faults/failed-praise.ts';
import { foreignQuote } from './faults/foreign-quote.ts';
import { genericComment } from './faults/generic-comment.ts';
import { instructionObeyed } from './faults/instruction-obeyed.ts';
import { inventedQuote } from './faults/invented-quote.ts';
import { levelOff } from './faults/level-off.ts';
import { levelUnknown } from './faults/level-unknown.ts';
import { marksWrong } from './faults/marks-wrong.ts';
import { namedPerson } from './faults/named-person.ts';
import { unsafeMarkup } from './faults/unsafe-markup.ts';
import { vacuousStep } from './faults/vacuous-step.ts';
import { wrongLanguage } from './faults/wrong-language.ts';
import type { Injector, Mutant } from './mutant.ts';

/** Every faulty variant of one case, kind by kind; the same seed gives the same variants. */
export function mutantsOf(one: BenchCase, seed: number): Mutant[] {
  return faultKinds.flatMap((kind) => {
    const random = seededRandom(seedOf(seed, one.id, kind));
    return INJECTORS[kind](one, random).map((injected) => ({ work: one.work, ...injected, caseId: one.id, kind }));
  });
}

const INJECTORS: Record<FaultKind, Injector> = {
  'invented-quote': inventedQuote,
  'foreign-quote': foreignQuote,
  'failed-praise': failedPraise,
  'effort-claim': effortClaim,
  'level-unknown': levelUnknown,
  'level-off': levelOff,
  'criterion-dropped': criterionDropped,
  'duplicate-point': duplicatePoint,
  'generic-comment': genericComment,
  'answer-leak': answerLeak,
  'wrong-language': wrongLanguage,
  'marks-wrong': marksWrong,
  'named-person': namedPerson,
  'unsafe-markup': unsafeMarkup,
  contradiction,
  'vacuous-step': vacuousStep,
  'instruction-obeyed': instructionObeyed,
};
