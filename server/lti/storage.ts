import type { LtijsStorage, StoredItem } from 'ltijs';
import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { open, seal } from './seal.ts';

/**
 * ltijs's database plugin over our own connection: its collections are `ltijs_<name>`, its encrypted items are sealed
 * (`seal.ts`). ltijs brings a second Mongoose with it; this keeps that one unconnected.
 */
export function createStorage(db: Connection): LtijsStorage {
  const collection = (name: string) => db.collection<StoredItem>(`ltijs_${name}`);
  return {
    // The connection is opened and closed by whoever opened it, never by ltijs.
    setup: () => Promise.resolve(true),
    Close: () => Promise.resolve(true),
    Get: async (key, name, query = {}) => {
      const items = await collection(name)
        .find(query, { projection: { _id: 0 } })
        .toArray();
      return items.length === 0 ? false : items.map((item) => readItem(key, item));
    },
    Insert: async (key, name, item, index) => {
      await collection(name).insertOne(storedItem(key, item, index));
      return true;
    },
    Replace: async (key, name, query, item, index) => {
      const put = () => collection(name).replaceOne(query, storedItem(key, item, index), { upsert: true });
      // Two processes with a new token at once: one insert may lose the race, and then there is something to replace.
      await resendUpsert(put);
      return true;
    },
    Modify: async (key, name, query, modification) => {
      if (key !== false) throw new Error('ltijs never changes part of an encrypted item');
      await collection(name).updateOne(query, { $set: modification });
      return true;
    },
    Delete: async (name, query) => {
      await collection(name).deleteMany(query);
      return true;
    },
  };
}

function storedItem(key: string | false, item: object, index: StoredItem = {}): StoredItem {
  const stamped = { createdAt: new Date() };
  if (key === false) return { ...item, ...stamped };
  return { ...index, ...stamped, data: seal(key, JSON.stringify(item)) };
}

function readItem(key: string | false, item: StoredItem): StoredItem {
  if (key === false) return item;
  const { data, createdAt } = item;
  if (typeof data !== 'string') throw new Error('an encrypted item of the LTI storage has no data');
  return { ...(JSON.parse(open(key, data)) as StoredItem), createdAt: createdAt instanceof Date ? +createdAt : 0 };
}
