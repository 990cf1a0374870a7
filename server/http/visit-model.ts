import { Schema, type Connection, type Model } from 'mongoose';
import type { Role } from '../lti/launch-context.ts';
import type { Picking } from './visit.ts';

/** One launch's session as stored: the cookie's secret only as its hash, so a stolen database opens no session. */
export type StoredVisit = {
  _id: string;
  secretHash: string;
  platformId: string;
  courseId: string;
  personId: string;
  personName: string | null;
  role: Role;
  linkId: string;
  locale: string;
  returnUrl: string | null;
  picking?: Picking | null;
  createdAt: Date;
  expiresAt: Date;
};

export function visitModel(db: Connection): Model<StoredVisit> {
  return (
    (db.models['Visit'] as Model<StoredVisit> | undefined) ?? db.model<StoredVisit>('Visit', visitSchema, 'visits')
  );
}

const visitSchema = new Schema<StoredVisit>(
  {
    _id: String,
    secretHash: String,
    platformId: String,
    courseId: String,
    personId: String,
    personName: String,
    role: String,
    linkId: String,
    locale: String,
    returnUrl: String,
    picking: Schema.Types.Mixed,
    createdAt: Date,
    expiresAt: Date,
  },
  { versionKey: false, autoIndex: false },
);
