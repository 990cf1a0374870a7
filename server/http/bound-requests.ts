import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Refuses an address longer than any of ours or of an LMS. Throws AppError `address-too-long` (414). */
export function boundAddress(): RequestHandler {
  return ({ originalUrl }, _res, next) => {
    if (originalUrl.length > LONGEST_ADDRESS) throw new AppError('address-too-long', { status: 414 });
    next();
  };
}

/** Hints that LMSs put into a login's address are tokens of up to some thousand characters. */
const LONGEST_ADDRESS = 12_000;

/**
 * Lets so many requests of a kind be under way at once in this process; one more is asked to come back (503,
 * `Retry-After`) before any of it is read. Throws AppError `uploads-busy`.
 */
export function boundUploads(most: number = UPLOADS_AT_ONCE): RequestHandler {
  let underWay = 0;
  return (req, res, next) => {
    if (!req.is('multipart')) {
      next();
      return;
    }
    if (underWay >= most) {
      res.set('Retry-After', RETRY_SECONDS);
      throw new AppError('uploads-busy', { status: 503 });
    }
    underWay += 1;
    res.once('close', () => (underWay -= 1));
    next();
  };
}

/** Of 10 MB each at most, on the way to the disk. */
const UPLOADS_AT_ONCE = 64;
const RETRY_SECONDS = '10';
