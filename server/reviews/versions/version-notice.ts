import { numberVersions } from '../../assignments/switched-rubric.ts';
import type { Reviewing } from '../reviewing.ts';

/**
 * What the review page tells of the rubric's versions: that this work stands under another one than is in use, how a
 * re-reading of what is out fares, and what it set aside. Null where there is nothing to tell.
 */
export function versionNotice(reviewing: Reviewing, { base, action }: { base: string; action: string }) {
  const { own, inUse } = numbersOf(reviewing);
  const { out, submission } = reviewing;
  const href = `${base}/assignment/rubric/versions?from=${own}&to=${inUse}`;
  return {
    older: own === inUse ? null : { own, inUse, href },
    change: out && submission.again?.version ? { number: own, ...rereadingOf(reviewing, action) } : null,
    setAside: setAsideOf(reviewing),
  };
}

function numbersOf({ submission, assignment }: Reviewing): { own: number; inUse: number } {
  const id = submission.rubricVersionId ?? assignment.rubricVersionId;
  const versions = numberVersions(assignment, [id]);
  const numberOf = (which: string) => versions.find((one) => one.id === which)?.number ?? 0;
  return { own: numberOf(id), inUse: numberOf(assignment.rubricVersionId) };
}

/** While it can be worked with; a second marker chooses for themselves. */
function setAsideOf({ submission }: Reviewing) {
  return submission.state === 'with-teacher' && !submission.second ? (submission.setAside ?? null) : null;
}

/** The readers are at it, gave up, or are done. */
function rereadingOf({ submission: { redraft, job } }: Reviewing, action: string) {
  const asked = redraft?.kind === 'version';
  const reading = asked && (job.status === 'waiting' || job.status === 'running');
  return { reading, retry: asked && job.status === 'dead' ? `${action}/retry` : null };
}
