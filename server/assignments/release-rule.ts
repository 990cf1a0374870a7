import type { Assignment } from './assignment.ts';

/** When approved work of an assignment may go out, beyond its own undo time. */
export type ReleaseRule = Pick<Assignment, 'releaseNotBefore' | 'releaseTogether'>;

/** Whether the assignment holds approved work back at this moment; a teacher may let it out all the same. */
export function holdsBack({ releaseNotBefore, releaseTogether }: ReleaseRule, now: Date): boolean {
  return releaseTogether === true || (releaseNotBefore != null && releaseNotBefore > now);
}
