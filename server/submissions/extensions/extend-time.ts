import { listMemberships } from '../../lti/directory-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import type { Membership } from '../../lti/directory.ts';
import { findPersonBySub } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { findExtension, restateLate, writeExtension, type Extended } from './extension-repository.ts';
import { dueFor, type ExtensionChange } from './extension.ts';

type Granted = Pick<ExtensionChange, 'dueAt' | 'extraAttempts' | 'reason'>;

export type ExtendTime = {
  tenancy: Tenancy;
  assignment: Assignment;
  sub: string;
  by: { id: string; name: string | null };
  granted: Granted;
};

/** Why nobody gets more by this; keys of `extensions:fault.*`. */
export type ExtensionFault = 'student' | 'noDue' | 'notLater' | 'nothing';

/** Pure: what stands against giving this to somebody of these students. */
export function decideExtension(
  assignment: Pick<Assignment, 'dueAt'>,
  isStudent: boolean,
  { dueAt, extraAttempts }: Pick<Granted, 'dueAt' | 'extraAttempts'>,
): ExtensionFault | null {
  if (!isStudent) return 'student';
  if (dueAt === null) return extraAttempts > 0 ? null : 'nothing';
  if (assignment.dueAt === null) return 'noDue';
  return dueAt > assignment.dueAt ? null : 'notLater';
}

/**
 * Gives a student of the course a due date or attempts of their own, or changes them. Work they handed in already is
 * late, or no longer late, by the new date.
 */
export async function extendTime(
  services: Pick<Services, 'db' | 'clock'>,
  { tenancy, assignment, sub, by, granted }: ExtendTime,
): Promise<{ kind: 'extended' } | { kind: 'refused'; fault: ExtensionFault }> {
  const students = await listStudents(services, tenancy);
  const isStudent = students.some((one) => one.sub === sub);
  const fault = decideExtension(assignment, isStudent, granted);
  if (fault) return { kind: 'refused', fault };
  const whose = { tenancy, assignmentId: assignment._id, sub };
  const kind = (await findExtension(services.db, whose))?.active ? 'changed' : 'given';
  await note(services, assignment, whose, { kind, ...granted, ...signed(services, by) });
  return { kind: 'extended' };
}

/** Takes an extension back; nothing happens where there is none. */
export async function withdrawExtension(
  services: Pick<Services, 'db' | 'clock'>,
  { tenancy, assignment, sub, by }: Omit<ExtendTime, 'granted'>,
): Promise<boolean> {
  const whose = { tenancy, assignmentId: assignment._id, sub };
  const standing = await findExtension(services.db, whose);
  if (!standing?.active) return false;
  const nothing = { dueAt: null, extraAttempts: 0, reason: '' };
  await note(services, assignment, whose, { kind: 'withdrawn', ...nothing, ...signed(services, by) });
  return true;
}

async function note(
  { db }: Pick<Services, 'db'>,
  assignment: Assignment,
  whose: Extended,
  change: ExtensionChange,
): Promise<void> {
  await writeExtension(db, whose, change);
  const person = await findPersonBySub(db, whose.tenancy.platformId, whose.sub);
  if (!person) return;
  const dueAt = dueFor(assignment, { ...change, active: change.kind !== 'withdrawn' });
  await restateLate(db, whose.tenancy, { assignmentId: assignment._id, personId: person._id, dueAt });
}

function signed({ clock }: Pick<Services, 'clock'>, by: ExtendTime['by']) {
  return { by: by.id, byName: by.name, at: clock.now() };
}

/** Who can hand in here, as far as the LMS has told. */
export async function listStudents({ db }: Pick<Services, 'db'>, tenancy: Tenancy): Promise<Membership[]> {
  return (await listMemberships(db, tenancy)).filter(({ role, active }) => role === 'student' && active);
}
