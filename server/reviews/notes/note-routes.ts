import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../../http/parse.ts';
import type { Services } from '../../services.ts';
import { commandOf, reviewAddress } from '../review-request.ts';
import type { Shown } from '../show-review.ts';
import { removeNote, writeNote } from './write-note.ts';

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

/** The thread of notes below a work, for its teachers. */
export function noteRoutes(services: Services, show: Show): Router {
  const router = Router();
  const write = async (req: Request, res: Response, id: string | null): Promise<void> => {
    const { text } = parseForm(noteSchema, req.body);
    const outcome = await writeNote(services, { ...commandOf(req, res), id, text });
    if (outcome.kind === 'refused') await show(req, res, { marker: { reason: outcome.reason, id, text } });
    else backToThread(req, res);
  };
  router.post('/review/:submissionId/notes', (req, res) => write(req, res, null));
  router.post('/review/:submissionId/notes/:id', (req, res) => write(req, res, req.params.id));
  router.post('/review/:submissionId/notes/:id/delete', async (req, res) => {
    await removeNote(services, { ...commandOf(req, res), id: req.params.id });
    backToThread(req, res);
  });
  return router;
}

/** Far longer than a note may be: what is too long is told, and stays in the field. */
const noteSchema = z.object({
  text: z
    .string()
    .max(100_000)
    .transform((text) => text.replace(/\r\n?/g, '\n')),
});

function backToThread(req: Request, res: Response): void {
  res.redirect(303, `${reviewAddress(req, res, null)}#notes`);
}
