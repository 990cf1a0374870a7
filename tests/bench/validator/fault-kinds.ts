/** The kinds of fault that are put into sound drafts, by the names under which their figures are printed. */
export const faultKinds = [
  'invented-quote',
  'foreign-quote',
  'failed-praise',
  'effort-claim',
  'level-unknown',
  'level-off',
  'criterion-dropped',
  'duplicate-point',
  'generic-comment',
  'answer-leak',
  'wrong-language',
  'marks-wrong',
  'named-person',
  'unsafe-markup',
  'contradiction',
  'vacuous-step',
  'instruction-obeyed',
] as const;

export type FaultKind = (typeof faultKinds)[number];
