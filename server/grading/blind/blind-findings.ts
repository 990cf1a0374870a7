import type { Assessment, Draft, Finding } from '../assessment.ts';
import { criterionOf, levelIn } from '../choice/choices-of.ts';
import { findingAbout } from '../finding-about.ts';
import type { Work } from '../work.ts';

/** A warning for each criterion where a reader of the comments alone did not arrive at the draft's level. */
export function blindFindings(work: Work, draft: Draft, blind: Assessment['blind']): Finding[] {
  const missed = blind.filter(({ criterionId, levelId }) => levelId !== levelIn(draft, criterionId, work));
  return missed.map(({ criterionId, levelId }) => {
    const criterion = criterionOf(work, criterionId);
    const level = criterion?.levels.find((one) => one.id === levelId);
    const read = level ? `would choose "${level.title}"` : 'could not tell the level';
    const message = `The comment does not explain the mark for "${criterion?.title ?? criterionId}": a reader of the comments alone ${read}.`;
    return findingAbout(criterionId, { check: 'comment-unexplained', severity: 'warning', message });
  });
}
