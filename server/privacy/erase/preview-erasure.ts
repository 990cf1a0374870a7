import type { Connection } from 'mongoose';
import type { Services } from '../../services.ts';
import { DATA_MAP } from '../data-map.ts';
import type { KnownPerson } from '../person/person-repository.ts';
import { actedFilter, countOf, ownFilter, type Subject } from './erase-repository.ts';
import { listWorks } from './trace-repository.ts';

/** Documents of a person by collection: their own, and others' in which they acted. */
export type Holding = { collection: string; own: number; acted: number };

/** A person with the ids of their works and files, as the lines of the data map ask for them. */
export async function subjectOf(db: Connection, { platformId, personId, sub }: KnownPerson): Promise<Subject> {
  const works = personId === null ? [] : await listWorks(db, { platformId, personId });
  const fileIds = works.flatMap(({ work }) => work.file?.fileId ?? []);
  return { platformId, personId, sub, workIds: works.map(({ _id }) => _id), fileIds };
}

/** What the data map finds of a person; collections without anything are left out. */
export async function listHoldings({ db }: Pick<Services, 'db'>, person: KnownPerson): Promise<Holding[]> {
  const { personId } = person;
  const subject = await subjectOf(db, person);
  const holdings = await Promise.all(
    DATA_MAP.map(async (line): Promise<Holding> => {
      const filter = line.own ? ownFilter(line.own, subject) : null;
      const acts = line.acted && personId !== null ? actedFilter(line, personId) : null;
      const own = filter ? await countOf(db, line.collection, filter) : 0;
      return { collection: line.collection, own, acted: acts ? await countOf(db, line.collection, acts) : 0 };
    }),
  );
  return holdings.filter(({ own, acted }) => own + acted > 0);
}
