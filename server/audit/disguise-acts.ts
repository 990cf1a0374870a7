import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { FORGOTTEN, type Act, type Actor, type Chain, type PersonKey, type Words } from './act.ts';
import type { Disguised, Facts } from './audit-entry.ts';
import { masksOf } from './pseudonym-repository.ts';
import { pseudonymId, saltedHash, type Mask } from './pseudonym.ts';

/** Acts as they may stand in a chain. One about a person who is to be forgotten is left out. */
export async function disguiseActs(db: Connection, acts: readonly Act[]): Promise<Disguised[]> {
  const masks = await masksOf(db, acts.flatMap(peopleIn));
  return acts.flatMap((act) => disguise(act, masks) ?? []);
}

export function chainName(chain: Chain): string {
  return chain === 'site' ? chain : `${chain.platformId}/${chain.courseId}`;
}

type Masks = Map<string, Mask | null>;

function disguise(act: Act, masks: Masks): Disguised | null {
  const { at, kind, actor, subject, facts } = act;
  const mask = subject === null ? null : masks.get(pseudonymId(subject));
  if (subject !== null && !mask) return null;
  const salt = mask?.salt ?? `${chainName(act.chain)} ${act.assignment ?? ''}`;
  return {
    ...{ ...placeOf(act, salt), at, kind, facts: plainFacts(facts, salt, masks) },
    actor: actorName(actor, masks),
    subject: mask?.name ?? null,
  };
}

function placeOf({ chain, key, attempt, assignment }: Act, salt: string) {
  return {
    ...{ chain: chainName(chain), key: saltedHash(salt, key) },
    attempt: attempt === undefined ? null : attemptName(salt, attempt),
    assignment: assignment === undefined ? null : code(assignment),
  };
}

/** What an entry calls a submission: whoever has the student's salt finds it, and nobody else. */
export function attemptName(salt: string, submissionId: string): string {
  return saltedHash(salt, `attempt ${submissionId}`);
}

function actorName(actor: Actor, masks: Masks): string {
  if (typeof actor === 'string') return code(actor);
  return isPerson(actor) ? (masks.get(pseudonymId(actor))?.name ?? FORGOTTEN) : FORGOTTEN;
}

type Given = string | number | boolean | null | readonly string[] | Words | PersonKey;

function plainFacts(facts: Record<string, Given>, salt: string, masks: Masks): Facts {
  const plain = (given: Given) => {
    if (typeof given === 'string') return code(given);
    if (typeof given !== 'object' || given === null) return given;
    if ('words' in given) return saltedHash(salt, given.words);
    if ('personId' in given) return actorName(given, masks);
    return given.map(code);
  };
  return Object.fromEntries(Object.entries(facts).map(([name, given]) => [name, plain(given)]));
}

/** Codes, ids, addresses and times pass; whatever could be a sentence, a name of two words or a mailbox does not. */
function code(text: string): string {
  return CODE.test(text) ? text : `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}

const CODE = /^[\w:./#+-]{0,200}$/;

function peopleIn({ actor, subject, facts }: Act): PersonKey[] {
  const given = Object.values(facts as Record<string, Given>);
  return [actor, subject, ...given].filter(isPerson);
}

/** Not one whose id was taken out of a document because they were erased. */
function isPerson(given: unknown): given is PersonKey {
  return typeof (given as Partial<PersonKey> | null)?.personId === 'string';
}
