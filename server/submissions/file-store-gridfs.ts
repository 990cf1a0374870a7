import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { type Connection } from 'mongoose';
import { AppError } from '../errors.ts';
import type { FileStore } from './file-store.ts';

/** Originals in the database itself (GridFS bucket `originals`): one backup, and every host sees them. */
export function createFileStore(db: Connection): FileStore {
  const bucket = () => {
    if (!db.db) throw new AppError('database-away', { status: 503 });
    return new mongoose.mongo.GridFSBucket(db.db, { bucketName: 'originals' });
  };
  return {
    save: async (content, name) => {
      const upload = bucket().openUploadStream(name);
      try {
        await pipeline(content, upload);
      } catch (error) {
        await upload.abort().catch(() => undefined); // what arrived of it is nobody's file
        throw error;
      }
      return { fileId: upload.id.toHexString(), bytes: upload.length };
    },
    open: async (fileId) => openFile(bucket(), objectId(fileId)),
    remove: async (fileId) => {
      await bucket()
        .delete(objectId(fileId))
        .catch((error: unknown) => {
          // Removing twice is what a repeated request does; the driver calls it an error.
          if (!(error instanceof mongoose.mongo.MongoRuntimeError)) throw error;
        });
    },
    listUnchecked: async (before, most) => {
      const unchecked = { 'metadata.checked': { $exists: false }, uploadDate: { $lt: before } };
      const found = await bucket().find(unchecked).sort({ uploadDate: 1 }).limit(most).toArray();
      return found.map(({ _id }) => _id.toHexString());
    },
    markChecked: async (fileIds) => {
      const those = { _id: { $in: fileIds.map(objectId) } };
      await db.collection('originals.files').updateMany(those, { $set: { 'metadata.checked': true } });
    },
    removeUnfinished: (begun) => removeUnfinished(db, begun),
  };
}

async function openFile(bucket: mongoose.mongo.GridFSBucket, id: mongoose.mongo.ObjectId): Promise<Readable> {
  const [found] = await bucket.find({ _id: id }).limit(1).toArray();
  if (!found) throw gone();
  return bucket.openDownloadStream(id);
}

/** A file's own document is written last, and removed first: pieces without one belong to nothing. GridFS, Terms */
async function removeUnfinished(db: Connection, { from, until }: { from: Date; until: Date }): Promise<number> {
  const [pieces, whole] = [db.collection('originals.chunks'), db.collection('originals.files')];
  const begun = { files_id: { $gte: idOf(from), $lt: idOf(until) } };
  const ids = (await pieces.distinct('files_id', begun)) as mongoose.mongo.ObjectId[];
  const ended = await whole.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const known = new Set(ended.map(({ _id }) => String(_id)));
  const lost = ids.filter((id) => !known.has(String(id)));
  await pieces.deleteMany({ files_id: { $in: lost } });
  return lost.length;
}

/** The first id of that second: ids begin with their time. */
function idOf(moment: Date): mongoose.mongo.ObjectId {
  return mongoose.mongo.ObjectId.createFromTime(Math.floor(moment.getTime() / 1000));
}

function objectId(fileId: string): mongoose.mongo.ObjectId {
  if (!/^[0-9a-f]{24}$/.test(fileId)) throw gone();
  return new mongoose.mongo.ObjectId(fileId);
}

function gone(): AppError {
  return new AppError('file-gone', { status: 404 });
}
