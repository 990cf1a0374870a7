import type { Place } from './sealer.ts';

/** A field that holds sealed values, so that rotation finds them; whoever seals into a new field adds its line. */
export type SealedField = {
  collection: string;
  field: string;
  /** Where the value of this document belongs, told by what stands beside it. */
  placeOf: (document: Record<string, unknown>) => Place;
  /** Versions before 0.2 sealed here too, without a place. */
  earlier?: boolean;
};
