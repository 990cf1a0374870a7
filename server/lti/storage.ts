import type { LtijsStorage, StoredItem } from 'ltijs';
import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import type { Place, Sealer } from '../secrets/sealer.ts';

/**
 * ltijs's database plugin over our own connection: its collections are `ltijs_<name>`, its encrypted items are sealed
 * (`secrets/sealer.ts`), each for the place that its index names. ltijs brings a second Mongoose with it; this keeps
 * that one unconnected.
 */
export function createStorage(db: Connection, sealer: Sealer): LtijsStorage {
  const stored = (key: string | false, { name, item, index = {} }: Given): StoredItem =>
    key === false ? { ...item, createdAt: new Date() } : sealItem(sealer, name, { item, index });
  const collection = (name: string) => db.collection<StoredItem>(`ltijs_${name}`);
  return {
    // The connection is opened and closed by whoever opened it, never by ltijs.
    setup: () => Promise.resolve(true),
    Close: () => Promise.resolve(true),
    Get: async (key, name, query = {}) => {
      const items = await collection(name)
        .find(query, { projection: { _id: 0 } })
        .toArray();
      return items.length === 0 ? false : items.map((item) => (key === false ? item : openItem(sealer, name, item)));
    },
    Insert: async (key, name, item, index) => {
      await collection(name).insertOne(stored(key, { name, item, index }));
      return true;
    },
    Replace: async (key, name, query, item, index) => {
      const put = () => collection(name).replaceOne(query, stored(key, { name, item, index }), { upsert: true });
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

/** What stands beside the sealed data of an item of ltijs, whose index says what it is for: it cannot be moved. */
export function placeOfItem(collection: string, item: StoredItem): Place {
  const index = Object.entries(item).filter(([key]) => !NOT_INDEX.has(key));
  return { purpose: 'lti-storage', at: [collection, ...index.sort(byKey).flat().map(String)] };
}

type Given = { name: string; item: object; index?: StoredItem | undefined };

const NOT_INDEX = new Set(['_id', 'data', 'createdAt']);

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function sealItem(sealer: Sealer, name: string, { item, index }: { item: object; index: StoredItem }): StoredItem {
  const place = placeOfItem(`ltijs_${name}`, index);
  return { ...index, createdAt: new Date(), data: sealer.seal(place, JSON.stringify(item)) };
}

function openItem(sealer: Sealer, name: string, item: StoredItem): StoredItem {
  const { data, createdAt } = item;
  if (typeof data !== 'string') throw new Error('an encrypted item of the LTI storage has no data');
  const opened = sealer.openEarlier(placeOfItem(`ltijs_${name}`, item), data).toString('utf8');
  return { ...(JSON.parse(opened) as StoredItem), createdAt: createdAt instanceof Date ? +createdAt : 0 };
}
