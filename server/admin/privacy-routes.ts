import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { localeOf } from '../http/page-language.ts';
import { parseForm } from '../http/parse.ts';
import type { Words } from '../http/words.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import { erasePerson } from '../privacy/erase/erase-person.ts';
import { findErasure, listErasures } from '../privacy/erase/erasure-repository.ts';
import { exportPerson } from '../privacy/export/export-person.ts';
import { listHoldings } from '../privacy/erase/preview-erasure.ts';
import { findNameHits } from '../privacy/person/name-hits-repository.ts';
import { findObjection, objectForPerson } from '../privacy/object-for-person.ts';
import { findKnownPerson, searchPeople, type KnownPerson } from '../privacy/person/person-repository.ts';
import type { Services } from '../services.ts';
import { retentionRoutes } from './retention-routes.ts';
import { certificateHref, certificateView, peopleView, personHref, personView, privacyView } from './privacy-view.ts';

/** What is kept of people, and one person's data: found and erased. Mounted behind the admin's session. */
export function privacyRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/', async (_req, res) => {
    res.render('admin/privacy', privacyView(await listErasures(services.db, MOST_CERTIFICATES)));
  });
  routes.use('/retention', retentionRoutes(services));
  routes.get('/people', (req, res) => showFound(services, req, res));
  routes.get('/person', async (req, res) => showPerson(services, res, await personOf(services, req.query), false));
  routes.post('/never', (req, res) => setObjection(services, req, res));
  routes.post('/export', (req, res) => sendExport(services, words, req, res));
  routes.post('/erase', (req, res) => erase(services, req, res));
  routes.get('/certificates/:number', (req, res) => showCertificate(services, words, req.params.number, res));
  routes.get('/certificates/:number/json', async (req, res) => {
    const text = await certificateText(services, req.params.number);
    res.attachment(`erasure-${req.params.number}.json`).type('json').send(text);
  });
  return routes;
}

const MOST_CERTIFICATES = 200;
const MOST_PEOPLE = 50;
const MOST_HITS = 50;

const searchForm = z.object({ q: z.string().max(200).default('') });
const personForm = z.object({ platformId: z.string().max(100), sub: z.string().max(300) });
const eraseForm = personForm.extend({ typed: z.string().max(300).default('') });

async function showFound({ db }: Services, req: Request, res: Response): Promise<void> {
  const { q } = parseForm(searchForm, req.query);
  const found = q.trim() === '' ? [] : await searchPeople(db, { q, platformId: null, most: MOST_PEOPLE });
  const names = new Map((await listPlatforms(db)).map(({ _id, name }) => [_id, name]));
  res.render('admin/people', peopleView(q, found, names));
}

async function personOf({ db }: Services, query: unknown): Promise<KnownPerson> {
  const { platformId, sub } = parseForm(personForm, query);
  const person = await findKnownPerson(db, platformId, sub);
  if (!person) throw new AppError('person-unknown', { status: 404 });
  return person;
}

async function showPerson(services: Services, res: Response, person: KnownPerson, wrong: boolean): Promise<void> {
  const holdings = await listHoldings(services, person);
  const hits = await findNameHits(services.db, person, MOST_HITS);
  const objection = await findObjection(services, person.platformId, person.personId);
  const view = personView(person, { holdings, hits, most: MOST_HITS, wrong, objection });
  res.status(wrong ? 422 : 200).render('admin/person', view);
}

const neverForm = personForm.extend({ never: z.enum(['yes', 'no']) });

async function setObjection(services: Services, req: Request, res: Response): Promise<void> {
  const { platformId, sub, never } = parseForm(neverForm, req.body);
  await objectForPerson(services, { platformId, sub, never: never === 'yes', by: String(res.locals['admin']) });
  res.redirect(303, personHref(platformId, sub));
}

/** What fails on the way cuts the answer off, so that no half archive looks whole. */
async function sendExport(services: Services, words: Words, req: Request, res: Response): Promise<void> {
  const person = parseForm(personForm, req.body);
  const asked = { ...person, by: String(res.locals['admin']), words, locale: localeOf(res) };
  const archive = await exportPerson(services, asked);
  res.attachment('person.zip').type('zip').set('Cache-Control', 'no-store');
  await pipeline(archive, res);
}

/** The id is typed, not copied from a button: nothing brings an erased person back. */
async function erase(services: Services, req: Request, res: Response): Promise<void> {
  const { platformId, sub, typed } = parseForm(eraseForm, req.body);
  if (typed.trim() !== sub) return showPerson(services, res, await personOf(services, req.body), true);
  const by = String(res.locals['admin']);
  const certificate = certificateView(await erasePerson(services, { platformId, sub, by }));
  res.redirect(303, certificateHref(certificate?.number ?? ''));
}

async function showCertificate(services: Services, words: Words, number: string, res: Response): Promise<void> {
  const view = certificateView(await certificateText(services, number));
  if (!view) throw new AppError('certificate-unknown', { status: 404 });
  res.render('admin/certificate', { ...view, about: words.say(localeOf(res), view.about) });
}

async function certificateText({ db }: Services, number: string): Promise<string> {
  const erasure = await findErasure(db, number);
  if (!erasure?.certificate) throw new AppError('certificate-unknown', { status: 404 });
  return erasure.certificate;
}
