import mongoose from 'mongoose';

/**
 * An archive is gzip over BSON: one document that says what it is, then each collection (a document with its name and
 * indexes, its documents byte for byte, an end mark), then one document with the count and hash of each.
 */
export const FORMAT = 'second-reader-backup/1';

export type ArchiveHead = {
  format: string;
  madeAt: Date;
  /** Names of the migrations that had run: the schema's version. */
  schema: string[];
  /** Sealed with the site's secret: opens with no other. */
  seal: string;
};

export type SectionHead = { collection: string; indexes: object[] };

/** What stood in each collection: how many documents, and SHA-256 over their bytes in order. */
export type Tally = Record<string, { documents: number; sha256: string }>;

const { BSON } = mongoose.mongo;

export function toBytes(document: object): Buffer {
  return Buffer.from(BSON.serialize(document));
}

/** Types stay what they were: an integer does not become a double. */
export function fromBytes(bytes: Buffer): mongoose.mongo.Document {
  return BSON.deserialize(bytes, { promoteValues: false, promoteBuffers: false });
}

/** For our own documents, whose numbers and dates are plain. */
export function plainFromBytes(bytes: Buffer): unknown {
  return BSON.deserialize(bytes);
}

/** Where a collection ends: the length of no document. */
export const END_MARK = Buffer.alloc(4);
