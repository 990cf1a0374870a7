import type { Connection } from 'mongoose';
import { membershipModel, personModel } from '../../lti/directory-model.ts';
import type { Membership, Person } from '../../lti/directory.ts';

/** Somebody of one LMS, as launches and rosters told of them; `personId` null: they never opened the tool. */
export type KnownPerson = {
  platformId: string;
  personId: string | null;
  sub: string;
  name: string | null;
  email: string | null;
  memberships: Membership[];
};

/** Who an admin may mean, by part of a name, by e-mail address, by the LMS's id or by ours; in name order. */
export async function searchPeople(
  db: Connection,
  { q, platformId, most }: { q: string; platformId: string | null; most: number },
): Promise<KnownPerson[]> {
  const where = { ...(platformId === null ? {} : { platformId }), ...wanted(q) };
  const people = await personModel(db).find(where).sort({ name: 1, _id: 1 }).limit(most).lean<Person[]>();
  const members = await membershipModel(db).find(where).sort({ name: 1, sub: 1 }).limit(most).lean<Membership[]>();
  const keys = new Set([...people, ...members].map(({ platformId: of, sub }) => JSON.stringify([of, sub])));
  const found = await Promise.all(
    [...keys].slice(0, most).map((key) => personOf(db, JSON.parse(key) as [string, string])),
  );
  return found.flatMap((one) => one ?? []);
}

/** One person by the LMS's id for them, or null: neither launched nor on a roster. */
export async function findKnownPerson(db: Connection, platformId: string, sub: string): Promise<KnownPerson | null> {
  return personOf(db, [platformId, sub]);
}

async function personOf(db: Connection, [platformId, sub]: [string, string]): Promise<KnownPerson | null> {
  const person = await personModel(db).findOne({ platformId, sub }).lean<Person>();
  const memberships = await membershipModel(db).find({ platformId, sub }).lean<Membership[]>();
  const told = [person, ...memberships].flatMap((one) => one ?? []);
  if (told.length === 0) return null;
  const first = (field: 'name' | 'email') => told.map((one) => one[field]).find((value) => value !== null) ?? null;
  return { platformId, personId: person?._id ?? null, sub, name: first('name'), email: first('email'), memberships };
}

function wanted(q: string): object {
  const text = q.trim();
  const part = { $regex: text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' };
  return { $or: [{ _id: text }, { personId: text }, { sub: text }, { email: part }, { name: part }] };
}
