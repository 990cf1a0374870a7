import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument } from '../lms-documents.ts';
import type { ScoreChange, ScoreVerdict } from '../profiles/lms-profile.ts';
import { lineItemOf } from './service-line-item.ts';
import * as reply from './service-reply.ts';
import { MEDIA, SCOPES } from './vocabulary.ts';

/** The AGS score and result services. AGS 2.0 §3.3, §3.4 */
export function scoreRoutes(lms: LmsContext): Router {
  const router = Router();
  const { lineItem } = lms.profile.paths;
  const score = reply.answerService((request, response) => receiveScore(lms, request, response));
  const results = reply.answerService((request, response) => listResults(lms, request, response));
  router.post(`${lineItem}/scores`, lms.faults.gate('score'), score);
  router.get(`${lineItem}/results`, lms.faults.gate('result'), results);
  return router;
}

async function receiveScore(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, [SCOPES.score]);
  const body = reply.requireJson(request, MEDIA.score);
  const item = await lineItemOf(lms, tool, request);
  const userId = addressee.safeParse(body).data?.userId ?? null;
  const verdict = await judge(lms, item, { body, text: reply.bodyText(request), userId });
  const _id = await lms.store.nextNumber('receivedScore');
  const { status } = verdict;
  const received = { _id, lineItemId: item._id, toolId: tool._id, userId, body, status, receivedAt: lms.now() };
  // Noted before it is written, so that a score whose answer is lost never goes missing from the record.
  await lms.store.receivedScores.insertOne(received);
  if (verdict.change !== null) await write(lms, item, userId ?? '', verdict.change);
  answer(response, verdict);
}

const addressee = z.object({ userId: z.string() });

type Received = { body: unknown; text: string; userId: string | null };

async function judge(lms: LmsContext, lineItem: LineItemDocument, { body, text, userId }: Received) {
  const personId = userId ?? '';
  const student = { _id: `${lineItem.courseId}/${personId}`, role: 'student' as const, active: true };
  const gradable = (await lms.store.enrolments.findOne(student)) !== null;
  const grade = await lms.store.grades.findOne({ _id: `${lineItem._id}/${personId}` });
  const activity = await lms.store.activities.findOne({ _id: lineItem.resourceLinkId ?? '' });
  const attemptsAllowed = activity?.attemptsAllowed ?? null;
  return lms.profile.judgeScore({ body, text, lineItem, grade, gradable, attemptsAllowed, now: lms.now() });
}

async function write(lms: LmsContext, item: LineItemDocument, personId: string, change: ScoreChange): Promise<void> {
  const cell = { lineItemId: item._id, personId, ...change, overridden: false, result: true };
  await lms.store.grades.updateOne({ _id: `${item._id}/${personId}` }, { $set: cell }, { upsert: true });
}

function answer(response: Response, { status, reason, answer: body }: ScoreVerdict): void {
  response.status(status).type(`${MEDIA.score}; charset=utf-8`);
  if (reason !== null) response.statusMessage = reply.asHeaderText(reason).slice(0, REASON_LENGTH);
  if (body === null) response.end();
  else response.end(Buffer.from(JSON.stringify(body)));
}

// HTTP clients give up on long header blocks; a proxy in front of a real Moodle would have cut it as well.
const REASON_LENGTH = 6000;

async function listResults(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, [SCOPES.resultReadonly]);
  reply.requireAccept(request, MEDIA.results);
  const item = await lineItemOf(lms, tool, request);
  const grades = (await lms.store.grades.find({ lineItemId: item._id }).toArray()).filter(lms.profile.listsResult);
  const ofUser = request.query['user_id'];
  const wanted = grades.filter(({ personId }) => ofUser === undefined || personId === ofUser);
  const page = reply.pageOf(
    wanted.toSorted((a, b) => Number(a.personId) - Number(b.personId)),
    request.query,
    lms.profile.pageSize,
  );
  const url = lms.urls.results(item.courseId, item._id, tool._id);
  const link = lms.profile.linkHeader(url, page);
  if (link !== null) response.setHeader('Link', link);
  const body = page.items.map(({ personId, score, comment, second }) => ({
    id: `${url}${url.includes('?') ? '&' : '?'}user_id=${personId}`,
    userId: personId,
    ...(score === null ? {} : { resultScore: score }),
    resultMaximum: item.scoreMaximum,
    ...(comment === null ? {} : { comment }),
    scoreOf: lms.urls.lineItem(item.courseId, item._id, tool._id),
    timestamp: new Date(second * 1000).toISOString().replace('.000Z', '+00:00'),
  }));
  reply.sendAs(response, MEDIA.results, body);
}
