import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * multer's handler, whose parser throws bare errors for a form that is broken or was cut short: they become AppError
 * `upload-malformed` here, because it is not our fault. What the disk or multer itself says keeps its code.
 */
export function receiveForm(handler: RequestHandler): RequestHandler {
  return (req, res, next) => {
    void handler(req, res, (fault?: unknown) => {
      next(isMalformed(fault) ? new AppError('upload-malformed', { status: 400, cause: fault }) : fault);
    });
  };
}

function isMalformed(fault: unknown): boolean {
  return fault instanceof Error && !('code' in fault);
}
