import { linearRegression, linearRegressionLine } from 'simple-statistics';

/**
 * Marks that follow from nothing but likeness to the reference answer: for each work of one question, the line of least
 * squares through the likeness and human marks of all the others (leave-one-out; Stone 1974, "Cross-validatory choice",
 * JRSS B 36(2)), kept between 0 and 1. So it has seen people's marks for its question, as the majority has, but never
 * the mark it is compared with. Works without a reference are left out; with fewer than three others the likeness itself
 * is the mark.
 */
export function lexicalMarks(works: readonly LikeWork[]): { ours: number; theirs: number }[] {
  const known = works.flatMap(({ lexical, human }) => (lexical === null ? [] : [{ lexical, human }]));
  return known.map(({ lexical, human }, index) => {
    const others = known.filter((_, other) => other !== index).map((one) => [one.lexical, one.human]);
    const mark = others.length < FEWEST_OTHERS ? lexical : linearRegressionLine(linearRegression(others))(lexical);
    return { ours: Math.min(1, Math.max(0, Number.isFinite(mark) ? mark : lexical)), theirs: human };
  });
}

/** `human` is a fraction of the maximum, `lexical` the likeness, 0 to 1. */
export type LikeWork = { lexical: number | null; human: number };

const FEWEST_OTHERS = 3;
