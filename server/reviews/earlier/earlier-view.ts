import { OUTCOMES, type FollowedPoint } from '../../submissions/followed.ts';
import type { Reviewing } from '../reviewing.ts';
import { evidenceView } from '../work-view.ts';
import { compareAttempts, type Proposal } from './compare-attempts.ts';
import { passagesView } from './passages-view.ts';

/**
 * The next steps of the earlier feedback as the review page prints them: what the texts show, what that seems to mean,
 * and the teacher's choice. Null for a work that was not written beside any.
 */
export function earlierView({ earlier, submission, rubric }: Reviewing, followed: readonly FollowedPoint[]) {
  if (!earlier) return null;
  const proposals = compareAttempts(earlier.points, earlier.text, submission.work.text);
  const points = earlier.points.map((point, index) => {
    const confirmed = followed.find(({ pointId }) => pointId === point.id)?.outcome ?? null;
    const proposal = proposals[index] ?? null;
    return {
      id: point.id,
      anchor: `earlier-${index + 1}`,
      number: index + 1,
      criterion: rubric.criteria.find(({ id }) => id === point.criterionId)?.title ?? '',
      text: point.text,
      evidence: { ...evidenceView(point, index + 1), href: null },
      ticked: earlier.ticked.includes(point.id),
      proposal: proposal && proposalView(proposal),
      choices: choicesView(`earlier-${index + 1}`, confirmed, proposal),
      confirmed: confirmed && `earlier:outcome.${confirmed}`,
    };
  });
  const done = points.filter(({ confirmed }) => confirmed !== null).length;
  return {
    attempt: earlier.attempt,
    points,
    count: points.length,
    done,
    open: done < points.length,
    canTakeAll: points.some(({ confirmed, proposal }) => confirmed === null && proposal?.unclear === false),
  };
}

function proposalView({ outcome, why, ...words }: Proposal) {
  return {
    unclear: outcome === 'unclear',
    label: `earlier:outcome.${outcome}`,
    why: `earlier:why.${why}`,
    ...passagesView(words),
  };
}

function choicesView(anchor: string, confirmed: string | null, proposal: Proposal | null) {
  const nothing = { value: '', label: 'earlier:nothing', id: `${anchor}-nothing`, chosen: confirmed === null };
  const outcomes = OUTCOMES.map((value) => ({
    value,
    label: `earlier:outcome.${value}`,
    id: `${anchor}-${value}`,
    chosen: confirmed === value,
    proposed: proposal?.outcome === value,
  }));
  return [...outcomes, { ...nothing, proposed: false }];
}
