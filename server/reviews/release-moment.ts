import type { ReleaseRule } from '../assignments/release-rule.ts';
import type { Release } from '../submissions/submission.ts';

/**
 * When an approved work goes out: after its undo time and not before the assignment's date, or (null) whenever a
 * teacher lets out all that is approved.
 */
export function releaseMoment(rule: ReleaseRule, { dueAt, freed }: Pick<Release, 'dueAt' | 'freed'>): Date | null {
  if (freed) return dueAt;
  if (rule.releaseTogether) return null;
  const { releaseNotBefore } = rule;
  return releaseNotBefore && releaseNotBefore > dueAt ? releaseNotBefore : dueAt;
}

/** Nothing of it has left yet, so that its approval can be taken back. */
export function isStillHeld(rule: ReleaseRule, release: Pick<Release, 'dueAt' | 'freed'>, now: Date): boolean {
  const moment = releaseMoment(rule, release);
  return moment === null || moment > now;
}
