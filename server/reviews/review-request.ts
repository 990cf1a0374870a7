import type { Request, Response } from 'express';
import { visitOf } from '../http/session.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import type { ReviewCommand } from './reviewing.ts';

/** Whose work a request under `/review/:submissionId` is about, and who sends it. */
export function commandOf(req: Request, res: Response): ReviewCommand {
  const { tenancy, person } = visitOf(res);
  return { tenancy, submissionId: String(req.params['submissionId']), by: person };
}

/** The review page to load after an act, with what was done; the queue's filters go along. */
export function reviewAddress(req: Request, res: Response, done: string | null): string {
  const query = new URLSearchParams(filterQuery(readQueueFilter(req.query)));
  if (done !== null) query.set('done', done);
  const page = `${visitOf(res).base}/review/${encodeURIComponent(String(req.params['submissionId']))}`;
  return query.size === 0 ? page : `${page}?${query.toString()}`;
}
