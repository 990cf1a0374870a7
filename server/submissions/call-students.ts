import type { Connection } from 'mongoose';
import { findPeople, listTestUsers } from '../lti/directory-repository.ts';
import type { Tenancy } from '../tenancy.ts';
import { drawAliases } from './alias-repository.ts';
import type { Call, Called, Whose } from './called.ts';
import { listHidden } from './hidden-people.ts';

/**
 * Says what the students behind these works are called on a teacher's page. The one way from a work to a name: whose
 * name is hidden is not even read, so that no page, row, file or message of a teacher's can hold it. Work that was not
 * asked for is unnamed.
 */
export async function callStudents(db: Connection, tenancy: Tenancy, works: readonly Whose[]): Promise<Call> {
  const aliases = await aliasesOf(db, tenancy, works);
  const isHidden = (whose: Whose) => aliases.has(keyOf(whose));
  const named = distinct(works.filter((whose) => !isHidden(whose)).map(({ personId }) => personId));
  const [people, testers] = await Promise.all([
    findPeople(db, tenancy.platformId, named),
    aliases.size === 0 ? NOBODY : listTestUsers(db, tenancy.platformId),
  ]);
  const known = new Map(people.map((person) => [person._id, person]));
  return (whose) => {
    const alias = aliases.get(keyOf(whose));
    if (alias !== undefined) return { alias, name: null, sub: null, testUser: testers.includes(whose.personId) };
    const { name = null, sub = null, testUser = false } = known.get(whose.personId) ?? {};
    return { alias: null, name, sub, testUser };
  };
}

const NOBODY: readonly string[] = [];

/** What the student behind one work is called. */
export async function callStudent(db: Connection, tenancy: Tenancy, work: Whose): Promise<Called> {
  return (await callStudents(db, tenancy, [work]))(work);
}

async function aliasesOf(db: Connection, tenancy: Tenancy, works: readonly Whose[]): Promise<Map<string, number>> {
  const assignmentIds = distinct(works.map(({ assignmentId }) => assignmentId));
  const personIds = distinct(works.map(({ personId }) => personId));
  const hidden = await listHidden(db, tenancy, { assignmentIds, personIds });
  const drawn = await Promise.all(
    hidden.map(async ({ assignmentId, personIds: here }) => {
      const asked = here.filter((personId) => works.some((one) => isOf(one, { assignmentId, personId })));
      const numbers = await drawAliases(db, tenancy, assignmentId, asked);
      return asked.map((personId): [string, number] => [keyOf({ assignmentId, personId }), numbers.get(personId) ?? 0]);
    }),
  );
  return new Map(drawn.flat());
}

function isOf(one: Whose, whose: Whose): boolean {
  return one.assignmentId === whose.assignmentId && one.personId === whose.personId;
}

function keyOf({ assignmentId, personId }: Whose): string {
  return `${assignmentId}/${personId}`;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
