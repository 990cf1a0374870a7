import type { RequestHandler } from 'express';
import multer from 'multer';
import { receiveForm } from '../http/receive-form.ts';

/** A Moodle backup's `grading.xml` with a large course's gradings; rubrics alone have a few kilobytes. */
const MOST_BYTES = 4_000_000;

/**
 * Takes the one file of a form (field `file`) into memory, at `req.file`; text fields land in `req.body`. multer's own
 * errors become words in `http/explain-error`.
 */
export function receiveRubricFile(): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MOST_BYTES, files: 1, fields: 6, parts: 8, fieldSize: 2 * 1024 * 1024 },
    defParamCharset: 'utf8', // browsers send file names in UTF-8; multer's default would read them as Latin-1
  });
  return receiveForm(upload.single('file'), 'rubric-file-too-large');
}
