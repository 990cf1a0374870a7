import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../../http/parse.ts';
import type { Services } from '../../services.ts';
import { commandOf, reviewAddress } from '../review-request.ts';
import type { Shown } from '../show-review.ts';
import {
  agreeAsSecond,
  markSecond,
  settleSecond,
  takeBackSecond,
  type SecondCommand,
  type SecondOutcome,
} from './act-as-second.ts';

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

/** The acts of a second marker, and of whoever settles two opinions. */
export function secondRoutes(services: Services, show: Show): Router {
  const router = Router();
  const answer = async (req: Request, res: Response, outcome: SecondOutcome, note = ''): Promise<void> => {
    if (outcome.kind === 'conflict') await show(req, res, { conflict: outcome.conflict });
    else if (outcome.kind === 'refused') await show(req, res, { second: { reason: outcome.reason, note } });
    else res.redirect(303, reviewAddress(req, res, outcome.kind));
  };
  router.post('/review/:submissionId/second', async (req, res) => {
    const { seen, levels } = parseForm(formSchema, req.body);
    await answer(req, res, await markSecond(services, { ...commandWith(req, res, seen), levels }));
  });
  router.post('/review/:submissionId/second/agree', async (req, res) => {
    const { seen } = parseForm(formSchema, req.body);
    await answer(req, res, await agreeAsSecond(services, commandWith(req, res, seen)));
  });
  router.post('/review/:submissionId/second/settle', async (req, res) => {
    const { seen, levels, how, note } = parseForm(settleSchema, req.body);
    const outcome = await settleSecond(services, { ...commandWith(req, res, seen), levels, how, note });
    await answer(req, res, outcome, note);
  });
  router.post('/review/:submissionId/second/back', async (req, res) => {
    const { seen } = parseForm(formSchema, req.body);
    await answer(req, res, await takeBackSecond(services, commandWith(req, res, seen)));
  });
  return router;
}

function commandWith(req: Request, res: Response, seen: Date): SecondCommand {
  return { ...commandOf(req, res), seen };
}

const fieldsSchema = z.record(z.string().max(200), z.string().max(5_000));

const formSchema = fieldsSchema.transform((body) => ({ seen: momentOf(body['seen']), levels: levelsOf(body) }));

const howSchema = z.enum(['first', 'second', 'other']).catch('other');

const settleSchema = fieldsSchema.transform((body) => ({
  ...{ seen: momentOf(body['seen']), levels: levelsOf(body), note: (body['note'] ?? '').replace(/\r\n?/g, '\n') },
  how: howSchema.parse(body['how']),
}));

/** A page that does not say what it showed has seen nothing. */
function momentOf(text = ''): Date {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
}

function levelsOf(body: Record<string, string>): Map<string, string> {
  const chosen = Object.entries(body).filter(([name]) => name.startsWith('level.'));
  return new Map(chosen.map(([name, value]) => [name.slice('level.'.length), value]));
}
