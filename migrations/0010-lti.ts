import type { mongo } from 'mongoose';

/** Keys that make upserts of launches and rosters race-free, and ltijs's own unique keys. */
export async function up(db: mongo.Db): Promise<void> {
  for (const { collection, key, name, unique } of INDEXES)
    await db.collection(collection).createIndex(key, { name, unique }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const { collection, name } of INDEXES) await db.collection(collection).dropIndex(name);
}

type Index = { collection: string; key: Record<string, 1>; name: string; unique: boolean };

const INDEXES: readonly Index[] = [
  { collection: 'platforms', key: { issuer: 1 }, name: 'issuer', unique: false },
  { collection: 'people', key: { platformId: 1, sub: 1 }, name: 'person', unique: true },
  { collection: 'courses', key: { platformId: 1, deploymentId: 1, key: 1 }, name: 'course', unique: true },
  { collection: 'links', key: { platformId: 1, deploymentId: 1, resourceLinkId: 1 }, name: 'link', unique: true },
  { collection: 'memberships', key: { platformId: 1, courseId: 1, sub: 1 }, name: 'member', unique: true },
  { collection: 'spentNonces', key: { expiresAt: 1 }, name: 'expired', unique: false },
  { collection: 'registrationLinks', key: { expiresAt: 1 }, name: 'expired', unique: false },
  { collection: 'ltijs_platform', key: { platformUrl: 1, clientId: 1 }, name: 'registration', unique: true },
  { collection: 'ltijs_publickey', key: { kid: 1 }, name: 'kid', unique: true },
  { collection: 'ltijs_privatekey', key: { kid: 1 }, name: 'kid', unique: true },
  { collection: 'ltijs_accesstoken', key: { platformUrl: 1, clientId: 1, scopes: 1 }, name: 'token', unique: true },
];
