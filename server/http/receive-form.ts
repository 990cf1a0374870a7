import type { RequestHandler } from 'express';
import { MulterError } from 'multer';
import { AppError } from '../errors.ts';

/**
 * multer's handler, whose parser throws bare errors for a form that is broken or was cut short: they become AppError
 * `upload-malformed` here, because it is not our fault, and a file over the limit becomes `tooLarge` (413). What the
 * disk or multer itself says keeps its code.
 */
export function receiveForm(handler: RequestHandler, tooLarge: string): RequestHandler {
  return (req, res, next) => {
    void handler(req, res, (fault?: unknown) => {
      next(explained(fault, tooLarge));
    });
  };
}

function explained(fault: unknown, tooLarge: string): unknown {
  if (!(fault instanceof Error)) return fault;
  if (fault instanceof MulterError && fault.code === 'LIMIT_FILE_SIZE') return new AppError(tooLarge, { status: 413 });
  return 'code' in fault ? fault : new AppError('upload-malformed', { status: 400, cause: fault });
}
