import { recordsOpening } from './record-opening.ts';
import { Router, type Request, type Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isOpen } from '../assignments/opening.ts';
import { AppError } from '../errors.ts';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { attachFile } from './attach-file.ts';
import { checklistFormSchema } from './checklist-form.ts';
import { composeView } from './compose-view.ts';
import { MAX_TEXT_LENGTH } from './extraction/file-formats.ts';
import { findChecklist } from './find-checklist.ts';
import { handInRoutes } from './hand-in-routes.ts';
import { keepTicks } from './keep-ticks.ts';
import { notOpenPage } from './not-open-page.ts';
import { readStoredOriginal } from './original-file.ts';
import { resumeReading } from './read-stored-file.ts';
import { receiveUpload } from './receive-upload.ts';
import { removeFile } from './remove-file.ts';
import { saveDraftText, type SavedText } from './save-draft-text.ts';
import { startNewAttempt } from './start-new-attempt.ts';
import { attemptOf, findStanding, notOpenYet, type FoundStanding } from './student-work.ts';
import type { Submission } from './submission.ts';
import { askAgain, authorOf, taskOf } from './work-page.ts';

/** A student's work from the first word to handing in, and the stored original; mounted at `/l/:launchId`. */
export function submissionRoutes(services: Services): Router {
  const routes = Router();
  const student = allow('student');
  routes.get('/work', allow('student', 'instructor', 'designer'), (_req, res) => showWork(services, res));
  routes.post('/work/text', student, (req, res) => saveText(services, req, res));
  routes.post('/work/checklist', student, (req, res) => saveTicks(services, req, res));
  routes.post('/work/file', student, ...receiveUpload(), (req, res) => takeFile(services, req, res));
  routes.post('/work/file/remove', student, (_req, res) => dropFile(services, res));
  routes.post('/work/check', student, (req, res) => saveAndCheck(services, req, res));
  routes.use(handInRoutes(services));
  routes.post('/work/new', student, (_req, res) => startAgain(services, res));
  routes.use('/work', notOpenPage());
  const opening = recordsOpening(services, 'original');
  routes.get('/original/:submissionId', allow('student', 'instructor'), opening, (req, res) =>
    sendOriginal(services, req, res),
  );
  return routes;
}

async function showWork(services: Services, res: Response): Promise<void> {
  const { base, role } = visitOf(res);
  const found = await findStanding(services, authorOf(res));
  if (!found) throw notOpenYet(null);
  if (role !== 'student') await showCompose(services, res, found, null);
  else if (found.standing.kind === 'handed-in') res.redirect(303, `${base}/feedback`);
  else if (!isOpen(found.assignment, services.clock.now())) throw notOpenYet(found.assignment);
  else {
    const attempt = await attemptOf(services, authorOf(res), found);
    resumeReading(services, visitOf(res).tenancy, attempt);
    await showCompose(services, res, found, attempt);
  }
}

async function showCompose(services: Services, res: Response, found: FoundStanding, attempt: Submission | null) {
  const { base, tenancy } = visitOf(res);
  const earlier = attempt && (await findChecklist(services, tenancy, found));
  const view = composeView(await taskOf(services, res, found), base, attempt, earlier);
  if (view.file?.reading) askAgain(res);
  res.render('submissions/compose', { ...view, closed: !isOpen(found.assignment, services.clock.now()) });
}

const textForm = z.object({
  // Longer text than we keep is refused whole: cutting it off would lose words.
  text: z.string().max(MAX_TEXT_LENGTH * 2),
  base: z.iso.datetime().optional(),
});

async function saveText(services: Services, req: Request, res: Response): Promise<void> {
  await keepPostedTicks(services, req, res);
  const saved = await saveForm(services, req, res);
  if (req.accepts(['html', 'json']) === 'json') answerAutosave(res, saved);
  else if (saved.kind === 'saved') res.redirect(303, `${visitOf(res).base}/work`);
  else showUnsaved(req, res, saved);
}

/** The boxes belong to the form of the work: whatever button is pressed, they go along. */
async function keepPostedTicks(services: Services, req: Request, res: Response): Promise<void> {
  const ticked = parseForm(checklistFormSchema, req.body ?? {});
  if (ticked) await keepTicks(services, { ...authorOf(res), ticked });
}

/** The button of the checklist brings the text along, and keeps it as well. */
async function saveTicks(services: Services, req: Request, res: Response): Promise<void> {
  const posted = (req.body ?? {}) as Record<string, unknown>;
  if (posted['text'] !== undefined) await saveText(services, req, res);
  else {
    await keepPostedTicks(services, req, res);
    if (req.accepts(['html', 'json']) === 'json') res.json({ kind: 'kept' });
    else res.redirect(303, `${visitOf(res).base}/work`);
  }
}

async function saveForm(services: Services, req: Request, res: Response): Promise<SavedText> {
  const { text, base } = parseForm(textForm, req.body);
  if (text.replace(/\r\n/g, '\n').length > MAX_TEXT_LENGTH) throw new AppError('text-too-long', { status: 413 });
  return saveDraftText(services, { ...authorOf(res), text, base: base ? new Date(base) : null });
}

function answerAutosave(res: Response, { kind, attempt }: SavedText): void {
  res.status(kind === 'saved' ? 200 : 409).json({ kind, savedOn: attempt.updatedAt.toISOString() });
}

/** Nothing typed is lost: the page shows both texts, and says what to do with them. */
function showUnsaved(req: Request, res: Response, { kind, attempt }: SavedText): void {
  const { base } = visitOf(res);
  const typed = parseForm(textForm, req.body).text;
  const stands = kind === 'conflict' ? attempt.work.text : null;
  const keys = { whatKey: `submissions:unsaved.${kind}.what`, doKey: `submissions:unsaved.${kind}.do` };
  const savedOn = attempt.updatedAt.toISOString();
  const view = { titleKey: keys.whatKey, base, typed, stands, isConflict: stands !== null, savedOn, ...keys };
  res.status(409).render('submissions/unsaved', view);
}

/** A free reader is done before the page is shown; a busy one does not keep the browser waiting. */
const PATIENCE_MS = 3_000;

async function takeFile(services: Services, req: Request, res: Response): Promise<void> {
  if (!req.file) throw new AppError('no-file', { status: 400 });
  const { path, originalname: name } = req.file;
  const { reading } = await attachFile(services, { ...authorOf(res), path, name });
  const patience = new AbortController();
  await Promise.race([reading, sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
  res.redirect(303, `${visitOf(res).base}/work`);
}

async function dropFile(services: Services, res: Response): Promise<void> {
  await removeFile(services, authorOf(res));
  res.redirect(303, `${visitOf(res).base}/work`);
}

/** The compose page's main button brings the text along; with a file there is none to bring. */
async function saveAndCheck(services: Services, req: Request, res: Response): Promise<void> {
  await keepPostedTicks(services, req, res);
  const posted = (req.body ?? {}) as Record<string, unknown>;
  if (posted['text'] !== undefined) {
    const saved = await saveForm(services, req, res);
    if (saved.kind !== 'saved') {
      showUnsaved(req, res, saved);
      return;
    }
  }
  res.redirect(303, `${visitOf(res).base}/work/check`);
}

async function startAgain(services: Services, res: Response): Promise<void> {
  await startNewAttempt(services, authorOf(res));
  res.redirect(303, `${visitOf(res).base}/work`);
}

async function sendOriginal(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, role, person } = visitOf(res);
  const reader = { tenancy, role, personId: person.id };
  const { file, content } = await readStoredOriginal(services, reader, String(req.params['submissionId']));
  res.attachment(file.name);
  // A student's file never acts as a page of ours: saved, not shown, and its type is not guessed at.
  res.set({
    'Content-Type': file.mediaType,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': 'sandbox',
  });
  await pipeline(content, res);
}
