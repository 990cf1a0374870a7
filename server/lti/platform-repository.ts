import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { KnownFamily } from './platform-family.ts';
import { platformModel } from './platform-model.ts';
import type { Platform, PlatformHealth } from './platform.ts';

export async function findPlatform(db: Connection, platformId: string): Promise<Platform | null> {
  return platformModel(db).findById(platformId).lean<Platform>();
}

/** All registrations of one issuer: a hosted LMS shares its `iss` among schools. */
export async function findPlatformsOfIssuer(db: Connection, issuer: string): Promise<Platform[]> {
  return platformModel(db).find({ issuer }).lean<Platform[]>();
}

export async function listPlatforms(db: Connection): Promise<Platform[]> {
  return platformModel(db).find().sort({ registeredAt: 1 }).lean<Platform[]>();
}

/** Adds a registration or updates it; deployments only ever grow. Returns what is stored now. */
export async function savePlatform(db: Connection, platform: Platform): Promise<Platform> {
  const { _id, deployments, registeredAt, learnsDeployment, disabledAt, lastLaunchAt, ...facts } = platform;
  // An update that names no deployment must not open a registration again that knows its own.
  const [always, atFirst] = learnsDeployment ? [{}, { learnsDeployment }] : [{ learnsDeployment }, {}];
  const update = {
    $set: { ...facts, ...always },
    $setOnInsert: { registeredAt, disabledAt, lastLaunchAt, ...atFirst },
    $addToSet: { deployments: { $each: deployments } },
  };
  return resend(() =>
    platformModel(db)
      .findOneAndUpdate({ _id }, update, { upsert: true, returnDocument: 'after' })
      .lean<Platform>()
      .orFail(),
  );
}

/** Notes the one deployment of a registration that was waiting for it; false when another launch came first. */
export async function learnDeployment(db: Connection, platformId: string, deploymentId: string): Promise<boolean> {
  const written = await platformModel(db).updateOne(
    { _id: platformId, learnsDeployment: true },
    { $set: { learnsDeployment: false }, $addToSet: { deployments: deploymentId } },
  );
  return written.modifiedCount === 1;
}

/** Notes the family that a verified launch tells, once: only where none is known, and never over what an admin chose. */
export async function learnFamily(db: Connection, platformId: string, family: KnownFamily): Promise<void> {
  await platformModel(db).updateOne({ _id: platformId, family: 'other' }, { $set: { family } });
}

/** Adds a deployment to those let in; false when there is no such platform. */
export async function addToDeployments(db: Connection, platformId: string, deploymentId: string): Promise<boolean> {
  const update = { $set: { learnsDeployment: false }, $addToSet: { deployments: deploymentId } };
  const written = await resend(() => platformModel(db).updateOne({ _id: platformId }, update));
  return written.matchedCount === 1;
}

export async function setDisabled(db: Connection, platformId: string, disabledAt: Date | null): Promise<void> {
  await resend(() => platformModel(db).updateOne({ _id: platformId }, { disabledAt }));
}

/** Moves the time of the last launch, only ever later, and adds where it came from to what may frame us. */
export async function noteLastLaunch(db: Connection, platformId: string, at: Date, from: string | null): Promise<void> {
  const older = { $or: [{ lastLaunchAt: null }, { lastLaunchAt: { $lt: at } }] };
  await platformModel(db).updateOne({ _id: platformId, ...older }, { lastLaunchAt: at });
  if (from === null) return;
  const room = { [`framedBy.${MAX_FRAMES - 1}`]: { $exists: false } };
  await platformModel(db).updateOne({ _id: platformId, ...room }, { $addToSet: { framedBy: from } });
}

/** `whose`: one platform, or all that share a key set. */
export async function notePlatformHealth(
  db: Connection,
  whose: { _id: string } | { jwksUrl: string },
  health: PlatformHealth,
): Promise<void> {
  const set = Object.fromEntries(Object.entries(health).map(([name, value]) => [`health.${name}`, value]));
  await platformModel(db).updateMany(whose, { $set: set });
}

const MAX_FRAMES = 50; // a policy of more would be longer than some proxies let pass

export async function deletePlatform(db: Connection, platformId: string): Promise<void> {
  await resend(() => platformModel(db).deleteOne({ _id: platformId }));
}
