import type { SealedField } from '../secrets/sealed-field.ts';
import { placeOfItem } from './storage.ts';
import { placeOfPair } from './tool-keys.ts';

const ITEMS = ['ltijs_privatekey', 'ltijs_publickey', 'ltijs_accesstoken'];

/** Our keys for each LMS, their access tokens, and key pairs that wait for their day. */
export const SEALED_LTI_FIELDS: readonly SealedField[] = [
  ...ITEMS.map((collection) => ({
    collection,
    field: 'data',
    placeOf: (item: Record<string, unknown>) => placeOfItem(collection, item),
    earlier: true,
  })),
  { collection: 'keyRotations', field: 'pair', placeOf: ({ _id }) => placeOfPair(String(_id)), earlier: true },
];
