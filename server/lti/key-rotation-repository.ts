import type { Connection } from 'mongoose';
import { keyRotationModel, type KeyRotation } from './key-rotation-model.ts';
import { isDuplicate } from '../database/is-duplicate.ts';

/** Notes a rotation before its key is published; false when the platform has one under way. */
export async function insertRotation(db: Connection, rotation: KeyRotation): Promise<boolean> {
  try {
    await keyRotationModel(db).create(rotation);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function findOpenRotation(db: Connection, platformId: string): Promise<KeyRotation | null> {
  return keyRotationModel(db).findOne({ platformId, open: true }).lean<KeyRotation>();
}

/** Every rotation that is not over, of all platforms. For the sweep. */
export async function listOpenRotations(db: Connection): Promise<KeyRotation[]> {
  return keyRotationModel(db).find({ open: true }).lean<KeyRotation[]>();
}

export async function changeRotation(
  db: Connection,
  kid: string,
  change: Partial<Pick<KeyRotation, 'signing' | 'open' | 'pair' | 'signsFrom' | 'oldEndsAt'>>,
): Promise<void> {
  await keyRotationModel(db).updateOne({ _id: kid, open: true }, change);
}
