import type { Tenancy } from '../tenancy.ts';
import type { ActFacts } from './act-facts.ts';
import { isFormer } from './former-person.ts';

/** A course's own chain, or the one of what concerns the whole site. */
export type Chain = Tenancy | 'site';

/** A person as documents know them; an entry holds their pseudonym instead. */
export type PersonKey = { platformId: string; personId: string };

/** Words that stay where they are; an entry holds their salted hash instead. */
export type Words = { words: string };

/** Who did something: a person, `cli:<os user>`, `readers`, `lms`, or `system` for what happens by the clock. */
export type Actor = PersonKey | string;

type ActOf<K extends ActKind> = {
  chain: Chain;
  /**
   * Names this very act among all of its chain, and is the same whenever it is listed: whatever is in the chain under
   * it is not appended again. An entry holds its hash, salted like `Words`.
   */
  key: string;
  at: Date;
  kind: K;
  actor: Actor;
  /** The student whose work, or the person whose data, it is about; null: nobody's in particular. */
  subject: PersonKey | null;
  /** Submission id; an entry holds it hashed with the subject's salt. */
  attempt?: string;
  assignment?: string;
  facts: ActFacts[K];
};

export type ActKind = keyof ActFacts;

/** Something that happened and belongs on record, as a source lists it out of what is stored. */
export type Act = { [K in ActKind]: ActOf<K> }[ActKind];

/** `by` of a stored decision: a person id of this platform, or `cli:<os user>`; null for somebody who was erased. */
export function actorOf(platformId: string, by: string | null): Actor {
  if (by === null || isFormer(by)) return FORGOTTEN;
  return by.startsWith('cli:') ? by : { platformId, personId: by };
}

/** Somebody of whom nothing is kept. */
export const FORGOTTEN = 'person:forgotten';
