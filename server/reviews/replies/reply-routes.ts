import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { plainText } from '../../http/plain-text.ts';
import { parseForm } from '../../http/parse.ts';
import { visitOf } from '../../http/session.ts';
import type { Services } from '../../services.ts';
import { filterQuery, readQueueFilter } from '../queue-filter.ts';
import type { Conflict, ReviewCommand } from '../reviewing.ts';
import type { Shown } from '../show-review.ts';
import { answerReply } from './answer-reply.ts';
import { changeRelease, dropChange } from './change-release.ts';
import type { AnswerRefusal } from './decide-answer.ts';

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

/** A teacher's answers to what students say back, and changing what is out; behind the desk's guard. */
export function replyRoutes(services: Services, show: Show): Router {
  const router = Router();
  router.post('/review/:submissionId/answer', async (req, res) => {
    const { reply: replyId, text, act } = parseForm(answerSchema, req.body);
    const command = { ...commandOf(req, res), replyId, text };
    const outcome = await (act === 'change' ? changeRelease(services, command) : answerReply(services, command));
    await tell(show, { req, res, outcome, said: { replyId, text } });
  });
  router.post('/review/:submissionId/change', async (req, res) => {
    const outcome = await changeRelease(services, { ...commandOf(req, res), replyId: null, text: '' });
    await tell(show, { req, res, outcome, said: null });
  });
  router.post('/review/:submissionId/drop', async (req, res) => {
    await tell(show, { req, res, outcome: await dropChange(services, commandOf(req, res)), said: null });
  });
  return router;
}

/** Longer than a browser's field lets anybody type. */
const MOST_SENT = 10_000;

const answerSchema = z.object({
  reply: z.string().min(1).max(50),
  text: z.string().max(MOST_SENT).default('').transform(plainText),
  act: z.enum(['keep', 'change']),
});

type Outcome = { kind: string; reason?: AnswerRefusal; conflict?: Conflict };

async function tell(
  show: Show,
  {
    req,
    res,
    outcome,
    said,
  }: { req: Request; res: Response; outcome: Outcome; said: { replyId: string; text: string } | null },
): Promise<void> {
  const { conflict, reason } = outcome;
  if (conflict) await show(req, res, { conflict });
  else if (reason) await show(req, res, { answer: { replyId: '', text: '', ...said, reason } });
  else res.redirect(303, addressOf(req, res, outcome.kind));
}

function commandOf(req: Request, res: Response): ReviewCommand {
  const { tenancy, person } = visitOf(res);
  return { tenancy, submissionId: String(req.params['submissionId']), by: person };
}

function addressOf(req: Request, res: Response, done: string): string {
  const query = new URLSearchParams(filterQuery(readQueueFilter(req.query)));
  query.set('done', done);
  return `${visitOf(res).base}/review/${encodeURIComponent(String(req.params['submissionId']))}?${query.toString()}`;
}
