import { findAssignment, findRubricVersion } from '../../assignments/assignment-repository.ts';
import { listEntriesAbout } from '../../audit/forget-person.ts';
import { shownApprover } from '../../grades/shown-approver.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { DataLine, Exported } from '../data-line.ts';
import { DATA_MAP } from '../data-map.ts';
import { countOf, ownFilter, type Subject } from '../erase/erase-repository.ts';
import { readLeft } from '../left/read-left.ts';
import type { ExportServices } from './export-person.ts';
import { listActsOf, listFields, listWorksOf } from './export-repository.ts';
import { toldDeparture } from './told-departure.ts';
import { toldWork } from './told-work.ts';

/** What one line of the data map gives a person: each list is read anew, one document at a time, whenever asked. */
export type Section = {
  line: DataLine;
  documents: () => AsyncIterable<object>;
  acts: () => AsyncIterable<object>;
  /** Whether files lie beside the data. */
  hasFiles: boolean;
  /** Documents of theirs that are not given, and why, as a code for the words. */
  withheld: () => Promise<{ count: number; why: string } | null>;
};

/** Every line that tells of people of an LMS, in the data map's order. */
export function readSections(services: ExportServices, subject: Subject): Section[] {
  const told = DATA_MAP.filter(({ whose }) => whose.includes('student') || whose.includes('teacher'));
  return told.map((line) => ({
    line,
    documents: () => documentsOf(services, line, subject),
    acts: () => actsOf(services, line, subject),
    hasFiles: subject.fileIds.length > 0,
    withheld: () => withheldOf(services, line, subject),
  }));
}

async function* documentsOf(services: ExportServices, line: DataLine, subject: Subject): AsyncGenerator<object> {
  const { exported } = line;
  if ('special' in exported) yield* SPECIAL[exported.special](services, subject);
  if (!('fields' in exported)) return;
  const own = exported.of ?? line.own;
  const filter = own ? ownFilter(own, subject) : null;
  if (filter !== null) yield* listFields(services.db, line.collection, { filter, fields: exported.fields });
}

type Special = Extract<Exported, { special: string }>['special'];
type Read = (services: ExportServices, subject: Subject) => AsyncIterable<object>;

const SPECIAL: Record<Special, Read> = {
  works: readWorks,
  files: noDocuments,
  departures: readDepartures,
  audit: readEntries,
};

async function* readWorks(services: ExportServices, { platformId, personId }: Subject): AsyncGenerator<object> {
  if (personId === null) return;
  const approver = (name: string | null) => shownApprover(services.config, name);
  for await (const work of listWorksOf(services.db, { platformId, personId }))
    yield toldWork(work, { ...(await termsOf(services, work)), approver });
}

async function termsOf({ db }: ExportServices, { platformId, courseId, assignmentId, rubricVersionId }: Submission) {
  const tenancy = { platformId, courseId };
  const assignment = await findAssignment(db, tenancy, assignmentId);
  const version = rubricVersionId ?? assignment?.rubricVersionId;
  const rubric = version === undefined ? null : ((await findRubricVersion(db, tenancy, version))?.rubric ?? null);
  return { rubric, assignment: assignment?.title ?? null };
}

async function* readDepartures(services: ExportServices, { platformId, personId }: Subject): AsyncGenerator<object> {
  if (personId === null) return;
  const seen = new Set<string>();
  for await (const { _id, courseId } of listWorksOf(services.db, { platformId, personId }))
    for (const left of await readLeft(services, { platformId, courseId }, _id)) {
      if (!seen.has(left.departure._id)) yield toldDeparture(left);
      seen.add(left.departure._id);
    }
}

/** What the chains hold under the person's pseudonym: which act, when, in which chain; the rest is hashes. */
async function* readEntries({ db }: ExportServices, { platformId, personId }: Subject): AsyncGenerator<object> {
  if (personId === null) return;
  for (const { at, kind, chain, seq, subject } of await listEntriesAbout(db, { platformId, personId }))
    yield { at, kind, chain, seq, about: subject !== null };
}

/** The files themselves lie beside the data. */
async function* noDocuments(): AsyncGenerator<object> {}

async function* actsOf({ db }: ExportServices, line: DataLine, { personId }: Subject): AsyncGenerator<object> {
  if (line.acted && personId !== null) yield* listActsOf(db, line, personId);
}

async function withheldOf({ db }: ExportServices, { exported, own, collection }: DataLine, subject: Subject) {
  const filter = own && 'withheld' in exported ? ownFilter(own, subject) : null;
  if (filter === null || !('withheld' in exported)) return null;
  const count = await countOf(db, collection, filter);
  return count === 0 ? null : { count, why: exported.withheld };
}
