import { recordAct } from '../../audit/record-act.ts';
import { AppError } from '../../errors.ts';
import type { Words } from '../../http/words.ts';
import type { Services } from '../../services.ts';
import type { Subject } from '../erase/erase-repository.ts';
import { subjectOf } from '../erase/preview-erasure.ts';
import { findKnownPerson, type KnownPerson } from '../person/person-repository.ts';
import { dataJson } from './data-json.ts';
import { listWorksOf } from './export-repository.ts';
import { indexPage, type Say } from './index-page.ts';
import { readSections } from './read-sections.ts';
import { zip, type ZipEntry } from './zip.ts';

export type ExportServices = Pick<Services, 'db' | 'clock' | 'sealer' | 'config' | 'files'>;

/** `words`, `locale`: of the page inside. */
export type ExportCommand = { platformId: string; sub: string; by: string; words: Words; locale: string };

/**
 * Everything that the data map says is held about one person, as a .zip for them (GDPR Art. 15 and 20): a page to read,
 * the same as JSON, and their files as they were uploaded. Read while it is written, so that nothing piles up; noted in
 * the site's chain before its first byte. Throws AppError `person-unknown` (404).
 */
export async function exportPerson(services: ExportServices, command: ExportCommand): Promise<AsyncGenerator<Buffer>> {
  const { platformId, sub, by } = command;
  const person = await findKnownPerson(services.db, platformId, sub);
  if (!person) throw new AppError('person-unknown', { status: 404 });
  const subject = await subjectOf(services.db, person);
  const { personId } = person;
  const about = personId === null ? null : { platformId, personId };
  await recordAct(services, { chain: 'site', kind: 'person-exported', actor: by, subject: about, facts: {} });
  return zip(entriesOf(services, { person, subject, ...command }));
}

type Exporting = ExportCommand & { person: KnownPerson; subject: Subject };

async function* entriesOf(services: ExportServices, exporting: Exporting): AsyncGenerator<ZipEntry> {
  const { person, subject, words, locale } = exporting;
  const head = { person, at: services.clock.now(), site: services.config.publicUrl };
  const sections = readSections(services, subject);
  const say: Say = (key, values) => words.say(locale, key, values);
  yield { name: 'index.html', content: indexPage(head, sections, say) };
  yield { name: 'data.json', content: dataJson(head, sections, say) };
  yield* filesOf(services, subject);
}

async function* filesOf({ db, files }: ExportServices, { platformId, personId }: Subject): AsyncGenerator<ZipEntry> {
  if (personId === null) return;
  for await (const { _id, work } of listWorksOf(db, { platformId, personId }))
    if (work.file)
      yield { name: `files/${_id}-${plainName(work.file.name)}`, content: await files.open(work.file.fileId) };
}

/** A name that stays inside the folder it is put into, on every system. */
function plainName(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}. _-]/gu, '_').replace(/^\.+/, '_').slice(-120); // prettier-ignore
}

export type ExportHead = { person: KnownPerson; at: Date; site: string };
