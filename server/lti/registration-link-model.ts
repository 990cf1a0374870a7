import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';

/** The authority to register one LMS, stored by the hash of its token so that a stolen database registers nothing. */
export type RegistrationLink = {
  _id: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** Set by the first success: from then on only this issuer may use the link, to update. */
  issuer: string | null;
  /** Which LMS of a shared issuer that was (`accountOf`). */
  account: string | null;
  platformId: string | null;
  /** A registration is under way until then; another one waits. */
  busyUntil: Date;
};

export function registrationLinkModel(db: Connection): Model<RegistrationLink> {
  return collectionModel(db, 'RegistrationLink', registrationLinkSchema, 'registrationLinks');
}

const registrationLinkSchema = new Schema<RegistrationLink>(
  {
    _id: String,
    createdBy: String,
    createdAt: Date,
    expiresAt: Date,
    issuer: String,
    account: String,
    platformId: String,
    busyUntil: Date,
  },
  { versionKey: false, autoIndex: false },
);
