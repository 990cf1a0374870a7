import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { FORMAT, plainFromBytes, type ArchiveHead, type SectionHead, type Tally } from './archive-format.ts';

/** What an archive holds, part by part. `document` belongs to the collection of the last `collection`. */
export type ArchivePart =
  | { kind: 'head'; head: ArchiveHead }
  | { kind: 'collection'; section: SectionHead }
  | { kind: 'document'; bytes: Buffer }
  | { kind: 'end'; tally: Tally };

/**
 * Reads an archive from end to end. Throws AppError `archive-unreadable` for what is no archive of ours, was cut short,
 * or was changed: when it ends without an error, every document was the one that was written.
 */
export async function* readArchive(path: string): AsyncGenerator<ArchivePart> {
  try {
    yield* parts(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause?: unknown): AppError {
  return new AppError('archive-unreadable', { status: 400, details: { path }, cause });
}

async function* parts(path: string): AsyncGenerator<ArchivePart> {
  const frames = framesOf(path);
  yield { kind: 'head', head: headSchema.parse(plainFromBytes(await nextOf(frames, path))) };
  const found: Tally = {};
  for (;;) {
    const opening = openingSchema.parse(plainFromBytes(await nextOf(frames, path)));
    if ('tally' in opening) {
      if (JSON.stringify(opening.tally) !== JSON.stringify(found)) throw unreadable(path);
      yield { kind: 'end', tally: found };
      return;
    }
    yield { kind: 'collection', section: opening };
    const hash = createHash('sha256');
    let documents = 0;
    for (let bytes = await nextOf(frames, path); bytes.length > 0; bytes = await nextOf(frames, path)) {
      hash.update(bytes);
      documents += 1;
      yield { kind: 'document', bytes };
    }
    found[opening.collection] = { documents, sha256: hash.digest('hex') };
  }
}

const headSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.date(),
  schema: z.array(z.string()),
  seal: z.string(),
});
const tallySchema = z.record(z.string(), z.object({ documents: z.number(), sha256: z.string() }));
const openingSchema = z.union([
  z.object({ tally: tallySchema }),
  z.object({ collection: z.string(), indexes: z.array(z.looseObject({})) }),
]);

async function nextOf(frames: AsyncGenerator<Buffer>, path: string): Promise<Buffer> {
  const next = await frames.next();
  if (next.done === true) throw unreadable(path);
  return next.value;
}

/** One frame a document; an end mark is an empty one. BSON begins with its own length. */
async function* framesOf(path: string): AsyncGenerator<Buffer> {
  let kept = Buffer.alloc(0);
  for await (const chunk of unzipped(path)) {
    kept = Buffer.concat([kept, chunk as Buffer]);
    let at = 0;
    for (let size = sizeAt(kept, at); size !== null && at + Math.max(size, 4) <= kept.length; size = sizeAt(kept, at)) {
      yield kept.subarray(at, at + size);
      at += Math.max(size, 4);
    }
    kept = kept.subarray(at);
  }
  if (kept.length > 0) throw unreadable(path);
}

/** An error of either stream ends the reading of it with that error. */
function unzipped(path: string): AsyncIterable<unknown> {
  return pipeline(createReadStream(path), createGunzip(), () => undefined);
}

function sizeAt(bytes: Buffer, at: number): number | null {
  if (bytes.length - at < 4) return null;
  const size = bytes.readInt32LE(at);
  // MongoDB's own bound is 16 MB; anything else is no document.
  if (size !== 0 && (size < 5 || size > MOST_BYTES)) throw new RangeError('no document');
  return size;
}

const MOST_BYTES = 17_000_000;
