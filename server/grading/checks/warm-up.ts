import { setImmediate } from 'node:timers/promises';
import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import { allChecks } from './run-checks.ts';

/**
 * Has everything that the checks need for a language loaded and compiled, once for a process: the first draft took them
 * two seconds, in which nothing else was done for its class. To be called when the first request to a model is about to
 * leave; done while its answer is waited for, check by check, since the same process may serve people.
 */
export function warmUpChecks(work: Work): void {
  if (warm.has(work.language)) return;
  warm.add(work.language);
  // What fails on the sample fails on a draft as well, and is told there.
  setTimeout(() => void runEach(work).catch(() => undefined), AFTER_MS).unref();
}

const warm = new Set<string>();

/** The request has left by then, and hardly any model has answered. */
const AFTER_MS = 300;

async function runEach(work: Work): Promise<void> {
  // Twice: a pattern is compiled in earnest when it is used again.
  for (const text of [PLAIN, PLAIN + TYPESET, PLAIN, PLAIN + TYPESET])
    for (const check of allChecks) {
      check.find(sample(work, text), work);
      await setImmediate();
    }
}

/** Something for each kind of check to look at; patterns are compiled once more for text beyond Latin-1. */
const PLAIN = 'This is a very good point, 2 of 5 marks. You write "so" here. Next, name 1 example of it.';
const TYPESET = ' “So” – …';

function sample({ rubric, text }: Work, said: string): Draft {
  const quote = text.slice(0, 40);
  const evidence = { kind: 'quote' as const, quote, span: { start: 0, end: quote.length } };
  const criteria = rubric.criteria.map(({ id, levels }) => ({
    ...{ criterionId: id, kind: 'level' as const, levelId: levels[0]?.id ?? '' },
  }));
  const points = rubric.criteria.map(({ id: criterionId }, at) => ({
    ...{ id: `p${at + 1}`, criterionId, evidence, text: said },
    kind: at % 2 === 0 ? ('strength' as const) : ('next-step' as const),
  }));
  return { criteria, points, summary: said, marks: null };
}
