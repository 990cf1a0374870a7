import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import { membershipModel } from './directory-model.ts';
import { erasedAmong } from './erased-people-repository.ts';
import type { Member } from './lti-gateway.ts';
import { newId } from './upsert.ts';

/**
 * Stores a whole roster: adds and updates its members and marks students it no longer names as inactive. A role that
 * a launch gave stays: Moodle's roster calls its non-editing teachers learners. People who were erased are left out
 * until they launch again.
 */
export async function storeRoster(db: Connection, tenancy: Tenancy, roster: readonly Member[]): Promise<void> {
  const memberships = membershipModel(db);
  const isErased = await erasedAmong(db, tenancy.platformId);
  const members = roster.filter(({ sub }) => !isErased(sub));
  for (let from = 0; from < members.length; from += CHUNK) {
    const chunk = members.slice(from, from + CHUNK);
    await memberships.bulkWrite(chunk.map((member) => upsertMember(tenancy, member)));
    const byRole = chunk.map(({ sub, role }) => ({
      updateOne: { filter: { ...tenancy, sub, roleFrom: 'roster' as const }, update: { role } },
    }));
    await memberships.bulkWrite(byRole);
  }
  const gone = { sub: { $nin: members.map(({ sub }) => sub) }, role: 'student' as const };
  await memberships.updateMany({ ...tenancy, ...gone }, { active: false });
}

const CHUNK = 500;

function upsertMember(tenancy: Tenancy, member: Member) {
  const { sub, role, active, sourcedId, groups, ...names } = member;
  const known = Object.fromEntries(Object.entries({ ...names, sourcedId }).filter(([, value]) => value !== null));
  const missing = Object.fromEntries(Object.entries({ ...names, sourcedId }).filter(([, value]) => value === null));
  return {
    updateOne: {
      filter: { ...tenancy, sub },
      update: {
        $set: { active, ...known, ...(groups === null ? {} : { groups }) },
        $setOnInsert: { _id: newId(), role, roleFrom: 'roster' as const, personId: null, ...missing },
      },
      upsert: true,
    },
  };
}
