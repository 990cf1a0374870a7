import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { receiveForm } from '../http/receive-form.ts';
import { MAX_UPLOAD_BYTES } from './extraction/file-formats.ts';

/**
 * Takes the one file of a form (field `file`) onto disk as it streams in, and puts it at `req.file`; text fields land
 * in `req.body`. Its temporary copy is gone when the response has ended. multer's own errors become words in
 * `http/explain-error`.
 */
export function receiveUpload(parent = tmpdir()): RequestHandler[] {
  const folder = mkdtempSync(join(parent, 'second-reader-upload-'));
  const upload = multer({
    storage: multer.diskStorage({
      destination: (_req, _file, done) => {
        mkdirSync(folder, { recursive: true, mode: 0o700 }); // a tidy host may have cleared its temporary files
        done(null, folder);
      },
      filename: (_req, _file, done) => done(null, randomUUID()),
    }),
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10, parts: 12, fieldSize: 2 * 1024 * 1024 },
    defParamCharset: 'utf8', // browsers send file names in UTF-8; multer's default would read them as Latin-1
  });
  return [receiveForm(upload.single('file'), 'upload-too-large'), removeAfterwards];
}

const removeAfterwards: RequestHandler = (req, res, next) => {
  const remove = () => {
    if (req.file) void rm(req.file.path, { force: true });
  };
  // Who went away while the last bytes were written is not heard to close again, and hears no answer.
  if (res.closed) {
    remove();
    return;
  }
  res.once('close', remove);
  next();
};
