import type { Connection } from 'mongoose';
import { nameIndex, namesIn, type NameIndex } from '../../submissions/name-index.ts';
import type { DataLine } from '../data-line.ts';
import { DATA_MAP } from '../data-map.ts';
import { ownFilter } from '../erase/erase-repository.ts';
import type { KnownPerson } from './person-repository.ts';

/** A document of somebody else in which a person's name or id stands, and the words around it. */
export type NameHit = { collection: string; id: string; around: string };

/**
 * Where other people's words name a person, in the courses they are in: an erasure does not change them, so somebody
 * must look. At most `most`. Their own documents, and names beside their own acts, are the erasure's business.
 */
export async function findNameHits(db: Connection, person: KnownPerson, most: number): Promise<NameHit[]> {
  const index = nameIndex(person.memberships);
  if (index.spaced.size + index.unspaced.size === 0) return [];
  const looked: Looked = { index, names: namesOf(person), works: await worksOf(db, person) };
  const hits: NameHit[] = [];
  for (const line of DATA_MAP.filter(({ personal, collection }) => personal.length > 0 && !UNWRITTEN.has(collection))) {
    for await (const document of db.collection(line.collection).find(othersFilter(line, person))) {
      hits.push(...hitIn(line.collection, document, looked));
      if (hits.length >= most) return hits;
    }
  }
  return hits;
}

type Looked = { index: NameIndex; names: ReadonlySet<string>; works: ReadonlySet<string> };

function namesOf({ memberships }: KnownPerson): Set<string> {
  return new Set(memberships.flatMap(({ name }) => name ?? []));
}

/** What is not the person's own, in the courses they are in. */
function othersFilter({ own }: DataLine, { platformId, personId, sub, memberships }: KnownPerson): object {
  const subject = { platformId, personId, sub, workIds: [], fileIds: [] };
  const mine = own?.is === 'person' || own?.is === 'sub' ? ownFilter(own, subject) : null;
  const courses = { platformId, courseId: { $in: memberships.map(({ courseId }) => courseId) } };
  return { ...courses, ...(mine ? { $nor: [mine] } : {}) };
}

function hitIn(collection: string, document: Row, { index, names, works }: Looked): NameHit[] {
  if (works.has(String(document['submissionId']))) return [];
  const texts = textsIn(document).filter((text) => !names.has(text));
  for (const text of texts) {
    const [found] = namesIn(text, [index]);
    if (found) return [{ collection, id: String(document['_id']), around: around(text, found.start) }];
  }
  return [];
}

type Row = Record<string, unknown>;

/** Who is in a course is the LMS's to tell, and nobody writes there. */
const UNWRITTEN: ReadonlySet<string> = new Set(['people', 'memberships', 'visits', 'aliases', 'erasures']);

async function worksOf(db: Connection, { platformId, personId }: KnownPerson): Promise<Set<string>> {
  if (personId === null) return new Set();
  return new Set((await db.collection('submissions').distinct('_id', { platformId, personId })).map(String));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - AROUND), at + AROUND).toWellFormed();
}

const AROUND = 60; // characters: enough to see who is meant
