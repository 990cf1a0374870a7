import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument } from '../lms-documents.ts';
import { acceptScore, type ScoreDecision } from './accept-score.ts';
import { lineItemOf } from './service-line-item.ts';
import * as reply from './service-reply.ts';
import { serviceUrls } from './service-urls.ts';
import { MEDIA, SCOPES } from './vocabulary.ts';

/** The AGS score and result services. AGS 2.0 §3.3, §3.4 */
export function scoreRoutes(lms: LmsContext): Router {
  const router = Router();
  const lineItem = '/mod/lti/services.php/:courseId/lineitems/:lineItemId/lineitem';
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
  const { decision, personId } = await decide(lms, item, body, userId);
  const status = STATUS[decision.kind];
  const _id = await lms.store.nextNumber('receivedScore');
  const received = { _id, lineItemId: item._id, toolId: tool._id, userId, body, status, receivedAt: lms.now() };
  // Noted before it is written, so that a score whose answer is lost never goes missing from the record.
  await lms.store.receivedScores.insertOne(received);
  if (decision.kind === 'written') await write(lms, item, personId, decision);
  response.status(status).type(`${MEDIA.score}; charset=utf-8`);
  if (status === 200) response.end();
  else refuse(response, reasonPhrase(decision.kind, item, userId, reply.bodyText(request)));
}

const addressee = z.object({ userId: z.string() });

const STATUS = { written: 200, overridden: 200, malformed: 400, 'too-early': 409, locked: 500 } as const;

async function decide(lms: LmsContext, item: LineItemDocument, body: unknown, userId: string | null) {
  const personId = userId ?? '';
  const student = { _id: `${item.courseId}/${personId}`, role: 'student' as const, active: true };
  const gradable = (await lms.store.enrolments.findOne(student)) !== null;
  const grade = await lms.store.grades.findOne({ _id: `${item._id}/${personId}` });
  return { personId, decision: acceptScore(body, { lineItem: item, grade, gradable }) };
}

async function write(
  lms: LmsContext,
  item: LineItemDocument,
  personId: string,
  { score, comment, second }: Extract<ScoreDecision, { kind: 'written' }>,
): Promise<void> {
  const change = { lineItemId: item._id, personId, score, comment, second, overridden: false };
  await lms.store.grades.updateOne({ _id: `${item._id}/${personId}` }, { $set: change }, { upsert: true });
}

function refuse(response: Response, reason: string): void {
  response.statusMessage = reply.asHeaderText(reason).slice(0, REASON_LENGTH);
  response.end(Buffer.from('[]'));
}

// HTTP clients give up on long header blocks; a proxy in front of a real Moodle would have cut it as well.
const REASON_LENGTH = 6000;

// Recorded: the whole body, mark and comment, comes back in the reason phrase. A tool must not log it.
function reasonPhrase(
  kind: ScoreDecision['kind'],
  item: LineItemDocument,
  userId: string | null,
  body: string,
): string {
  if (kind === 'malformed') return `Incorrect score received${body}`;
  if (kind === 'locked') return 'Internal Server Error';
  return `Refusing score with an earlier timestamp for item ${item._id} and user ${userId ?? ''}`;
}

/** Only cells that hold a mark; what was wiped is not listed. */
async function listResults(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, [SCOPES.resultReadonly]);
  reply.requireAccept(request, MEDIA.results);
  const item = await lineItemOf(lms, tool, request);
  const grades = await lms.store.grades.find({ lineItemId: item._id, score: { $ne: null } }).toArray();
  const ofUser = request.query['user_id'];
  const wanted = grades.filter(({ personId }) => ofUser === undefined || personId === ofUser);
  const page = reply.pageOf(
    wanted.toSorted((a, b) => Number(a.personId) - Number(b.personId)),
    request.query,
  );
  const url = serviceUrls.results(lms.publicUrl, item.courseId, item._id, tool._id);
  const link = reply.brokenLinkHeader(url, page);
  if (link !== null) response.setHeader('Link', link);
  const body = page.items.map(({ personId, score, comment, second }) => ({
    id: `${url}&user_id=${personId}`,
    userId: personId,
    resultScore: score,
    resultMaximum: item.scoreMaximum,
    ...(comment === null ? {} : { comment }),
    scoreOf: serviceUrls.lineItem(lms.publicUrl, item.courseId, item._id, tool._id),
    timestamp: new Date(second * 1000).toISOString().replace('.000Z', '+00:00'),
  }));
  reply.sendAs(response, MEDIA.results, body);
}
