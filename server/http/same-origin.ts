import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * The origin rule: whatever changes something must come from a page of ours, told by its `Origin`; otherwise
 * `foreign-origin` (403). Only the two addresses that an LMS posts to are open, and those carry their own proof.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const ours = new URL(publicUrl).origin;
  return (req, _res, next) => {
    const open = SAFE_METHODS.has(req.method) || LMS_POSTS.has(req.path);
    if (!open && req.get('origin') !== ours)
      throw new AppError('foreign-origin', { status: 403, details: { publicUrl } });
    next();
  };
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LMS_POSTS = new Set(['/lti/login', '/lti/launch']);
