import type { Evaluation } from './evaluation.ts';
import type { BlindAgreement } from '../blind-agreement/blind-agreement.ts';
import { number, percent } from './report-tables.ts';

/** What a report is about: where the works came from and who read them. */
export type ReportSubject = {
  title: string;
  readers: string;
  /** The offline reader: nothing here is an assessment. */
  demonstration: boolean;
  /** Said above the tables; what a reader of the figures must know. */
  caveat: string | null;
  /** A course's levels that were chosen before the draft was seen; absent for a file. */
  blind?: BlindAgreement;
};

/** The facts above the tables, name and value. */
export function reportFacts(evaluation: Evaluation, subject: ReportSubject): [name: string, value: string][] {
  const { n, unmarked, questions, findingsPerDraft, callsPerSubmission, cpuMsPerSubmission, cost } = evaluation;
  return [
    ['Works', `${n} of ${questions.length} questions`],
    ['Readers', subject.readers],
    ['Left without a mark by the readers', `${unmarked} (not counted as zero; not in the tables)`],
    ...(subject.blind ? [blindFact(subject.blind)] : []),
    ['Findings per draft', number(findingsPerDraft)],
    ['Model calls per work', number(callsPerSubmission)],
    [
      'Processor time per work, without the model',
      cpuMsPerSubmission === null ? '–' : `${number(cpuMsPerSubmission, 1)} ms (median)`,
    ],
    ['Cost', cost === null ? 'not known: no price is set for this model' : number(cost, 4)],
  ];
}

function blindFact({ n, works, exact, adjacent, qwk, interval }: BlindAgreement): [string, string] {
  const between = interval ? ` (${number(interval.low)} to ${number(interval.high)})` : '';
  const said = `exact ${percent(exact)}, adjacent ${percent(adjacent)}, QWK ${number(qwk)}${between}`;
  return ['Levels chosen before the draft was seen', `${n} in ${works} works: ${said}`];
}

export const DEMONSTRATION =
  'Demonstration, not an assessment: these marks came from the offline reader, which matches words and understands nothing.';
