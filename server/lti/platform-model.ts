import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { Platform } from './platform.ts';

export function platformModel(db: Connection): Model<Platform> {
  return collectionModel(db, 'Platform', platformSchema, 'platforms');
}

const platformSchema = new Schema<Platform>(
  {
    _id: String,
    issuer: String,
    clientId: String,
    name: String,
    family: String,
    authEndpoint: String,
    tokenEndpoint: String,
    jwksUrl: String,
    deployments: [String],
    learnsDeployment: Boolean,
    registeredBy: String,
    registeredAt: Date,
    disabledAt: Date,
    lastLaunchAt: Date,
    framedBy: { type: [String], default: undefined },
    health: { type: Schema.Types.Mixed, default: undefined },
  },
  { versionKey: false, autoIndex: false },
);

/** For what a whole class does at once. */
export const rememberPlatforms = rememberReads(platformSchema);
