import type { Visit } from '../http/visit.ts';
import type { RubricFault } from '../rubrics/parse-rubric.ts';
import { rubricView } from '../rubrics/rubric-view.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';
import type { FoundRubric } from './find-rubric.ts';
import { scopeView, usesView } from './library-view.ts';
import type { UseCount } from './use-counts.ts';

export type RubricPage = {
  visit: Visit;
  found: FoundRubric;
  uses: UseCount;
  done: 'made' | 'saved' | null;
  attempt: RubricAttempt | null;
};

/** A text that was not saved: what was typed over which version, and why not. */
export type RubricAttempt = { yaml: string; seen: string; faults: RubricFault[]; changedMeanwhile: boolean };

/** Everything that `workshop/rubric` prints. */
export function rubricPageView({ visit, found, uses, done, attempt }: RubricPage) {
  const { id, rubric } = found;
  const action = `${visit.base}/rubrics/${encodeURIComponent(id)}`;
  return {
    titleKey: 'workshop:rubric.title',
    base: visit.base,
    id,
    action,
    library: `${visit.base}/rubrics`,
    use: `${visit.base}/assignment?rubric=${encodeURIComponent(id)}`,
    rubric: rubricView(rubric),
    ...scopeView(found),
    uses: usesView(uses),
    done: done && `workshop:done.${done}`,
    changedMeanwhile: attempt?.changedMeanwhile ?? false,
    faults: (attempt?.faults ?? []).map((fault) => ({ ...fault, path: fault.path || null })),
    edit: editView(found, attempt),
  };
}

function editView(found: FoundRubric, attempt: RubricAttempt | null) {
  if (found.kind === 'shipped' || found.scope === 'site') return null;
  const seen = found.kept.updatedAt.toISOString();
  // After a conflict the form is one over what stands now: whoever saves it again has seen that.
  const again = attempt && { yaml: attempt.yaml, seen: attempt.changedMeanwhile ? seen : attempt.seen };
  return { yaml: serialiseRubric(found.rubric), seen, ...again, open: attempt !== null };
}
