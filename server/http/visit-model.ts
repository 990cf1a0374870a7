import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { Role } from '../lti/launch-context.ts';
import type { Picking } from './visit.ts';

/** One launch's session: the cookie's secret only as its hash, so that a stolen database opens no session. */
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
  picking?: Picking | null | undefined;
  createdAt: Date;
  expiresAt: Date;
};

/** As it lies in the database (`seal-visit.ts`). */
export type VisitDocument = Omit<StoredVisit, 'returnUrl' | 'picking'> & { backTo?: string };

export function visitModel(db: Connection): Model<VisitDocument> {
  return collectionModel(db, 'Visit', visitSchema, 'visits');
}

const visitSchema = new Schema<VisitDocument>(
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
    backTo: String,
    createdAt: Date,
    expiresAt: Date,
  },
  { versionKey: false, autoIndex: false },
);
