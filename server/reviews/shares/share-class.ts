import { noteShareAct, storeShares } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import type { Grader, SharePlan } from '../../assignments/share-plan.ts';
import { listMemberships } from '../../lti/directory-repository.ts';
import type { Membership } from '../../lti/directory.ts';
import type { Services } from '../../services.ts';
import { divideClass, type Divided } from '../../submissions/shares/divide-class.ts';
import { clearShares, listShared, moveShares, OPEN_STATES } from '../../submissions/shares/share-repository.ts';
import type { SharedWork } from '../../submissions/shares/share-repository.ts';
import type { Tenancy } from '../../tenancy.ts';

export type ShareClass = {
  tenancy: Tenancy;
  assignment: Assignment;
  graders: Grader[];
  /** Also move what somebody has opened or was named for, as when a grader has left. Decided work never moves. */
  opened: boolean;
  by: { id: string; name: string | null };
};

/** Keeps how a class is divided, and divides what is handed in; answers how many students changed hands. */
export async function shareClass(services: Pick<Services, 'db' | 'clock'>, command: ShareClass): Promise<number> {
  const { tenancy, assignment, graders, opened, by } = command;
  const where = { tenancy, assignmentId: assignment._id };
  const plan: SharePlan = { graders, by: by.id, byName: by.name, at: services.clock.now() };
  await storeShares(services.db, tenancy, assignment._id, plan);
  const [works, members] = await Promise.all([listShared(services.db, where), listMemberships(services.db, tenancy)]);
  const students = studentsOf(works, members, opened);
  const given = divideClass(plan, students);
  const moved = students.filter(({ personId, grader, stays }) => !stays && given.get(personId) !== grader);
  for (const { id: grader } of graders) {
    const personIds = moved.filter(({ personId }) => given.get(personId) === grader).map(({ personId }) => personId);
    await moveShares(services.db, where, { grader, personIds, opened });
  }
  const act = { kind: 'divided' as const, by: by.id, byName: by.name, at: plan.at, moved: moved.length };
  await noteShareAct(services.db, tenancy, assignment._id, act);
  return moved.length;
}

/** Nobody's class is divided any more; the works stay where they are in everything else. */
export async function endShares(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { tenancy, assignment, by }: Pick<ShareClass, 'tenancy' | 'assignment' | 'by'>,
): Promise<void> {
  const act = { kind: 'ended' as const, by: by.id, byName: by.name, at: clock.now(), moved: 0 };
  await storeShares(db, tenancy, assignment._id, null);
  await noteShareAct(db, tenancy, assignment._id, act);
  await clearShares(db, { tenancy, assignmentId: assignment._id });
}

/** Decided work counts to its grader's part and stays; so does what is opened or named, unless asked otherwise. */
export function studentsOf(
  works: readonly SharedWork[],
  members: readonly Pick<Membership, 'personId' | 'groups'>[],
  opened: boolean,
): Divided[] {
  const groups = new Map(members.map((member) => [member.personId, member.groups ?? []]));
  return [...Map.groupBy(works, ({ personId }) => personId)].map(([personId, own]) => {
    const undecided = own.filter(({ state }) => OPEN_STATES.includes(state));
    const touched = undecided.some((work) => work.opened || work.share?.named);
    const grader = (undecided.find(({ share }) => share) ?? own.find(({ share }) => share))?.share?.grader ?? null;
    const held = touched && grader !== null && !opened;
    return { personId, groups: groups.get(personId) ?? [], grader, stays: undecided.length === 0 || held };
  });
}
