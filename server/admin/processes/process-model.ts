import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import type { RefusedLaunch } from '../../telemetry/refused-launches.ts';

/** What one process of the tool tells of itself, every few seconds. */
export type ProcessNote = {
  /** New at each start. */
  _id: string;
  host: string;
  role: ProcessRole;
  version: string;
  since: Date;
  /** When it was last heard of. */
  beatAt: Date;
  /** The median time by which its event loop came late, in milliseconds. */
  delayMs: number;
  /** Web requests that it answered in the last hour, and how many of them failed on our side (5xx). */
  answered: number;
  failed: number;
  /** The last launch of each LMS that it refused. */
  refused: RefusedLaunch[];
};

/** `both`: a web process that works on jobs too. */
export type ProcessRole = 'web' | 'worker' | 'both';

/** Collection `processes`: found by `_id` alone; no backup holds it. */
export function processModel(db: Connection): Model<ProcessNote> {
  return collectionModel(db, 'Process', schema, 'processes');
}

const schema = new Schema<ProcessNote>(
  {
    ...{ _id: String, host: String, role: String, version: String, since: Date, beatAt: Date },
    ...{ delayMs: Number, answered: Number, failed: Number, refused: [Schema.Types.Mixed] },
  },
  { versionKey: false, autoIndex: false },
);
