import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import { openUnbound } from './open-unbound.ts';

/** Encrypts what must not lie open in the database, and opens it again; safe to keep and to share. */
export type Sealer = {
  /** Names the secret that seals from now on, and tells nothing of it. */
  keyId: string;
  /** Encrypted and authenticated (AES-256-GCM) under the newest secret, as text; never the same twice. */
  seal: (place: Place, content: string | Uint8Array) => string;
  /**
   * What was sealed for this very place. Throws AppError `sealed-unknown-secret` when none of our secrets sealed it, and
   * `sealed-damaged` when it was changed, or stood in another place.
   */
  open: (place: Place, sealed: string) => Buffer;
  /** Also what was sealed before places were bound in; only for what versions before 0.2 stored. */
  openEarlier: (place: Place, sealed: string) => Buffer;
  /** Whether the newest secret sealed it, so that it needs no re-sealing. */
  isCurrent: (sealed: string) => boolean;
};

/**
 * Where a sealed value belongs: the purpose has a key of its own; `at` (collection, document, whatever names the place)
 * is authenticated along, so that a value copied elsewhere does not open.
 */
export type Place = { purpose: string; at: readonly string[] };

/** The first secret seals; all of them open what they sealed. A value carries the id of its secret. */
export function createSealer(secret: string, older: readonly string[] = []): Sealer {
  const keys = [secret, ...older].map(keyOf);
  const [newest = keyOf(secret)] = keys;
  const open: Sealer['open'] = (place, sealed) => {
    const [version, id, data = ''] = sealed.split('.');
    const key = keys.find((candidate) => version === VERSION && candidate.id === id);
    if (!key) throw new AppError('sealed-unknown-secret', { status: 500, details: { purpose: place.purpose } });
    return decrypt(key, place, Buffer.from(data, 'base64url'));
  };
  return {
    keyId: newest.id,
    seal: (place, content) => `${VERSION}.${newest.id}.${encrypt(newest, place, content).toString('base64url')}`,
    open,
    openEarlier: (place, sealed) =>
      (sealed.includes('.') ? null : openUnbound([secret, ...older], sealed)) ?? open(place, sealed),
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.${newest.id}.`),
  };
}

type Key = { id: string; material: string; derived: Map<string, KeyObject> };

function keyOf(material: string): Key {
  return { id: keyIdOf(material), material, derived: new Map() };
}

/** Stands before every sealed text; another construction gets another one. */
const VERSION = 's2';
const IV_BYTES = 12; // NIST SP 800-38D §8.2
const TAG_BYTES = 16;

function encrypt(key: Key, place: Place, content: string | Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derive(key, place.purpose), iv).setAAD(associated(key, place));
  const encrypted = Buffer.concat([cipher.update(Buffer.from(content)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]);
}

function decrypt(key: Key, place: Place, bytes: Buffer): Buffer {
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    // A shorter tag is easier to guess: only a whole one is looked at (NIST SP 800-38D, appendix C).
    const decipher = createDecipheriv('aes-256-gcm', derive(key, place.purpose), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(key, place)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new AppError('sealed-damaged', { status: 500, details: { purpose: place.purpose }, cause });
  }
}

function associated({ id }: Key, { purpose, at }: Place): Buffer {
  return Buffer.from(JSON.stringify([VERSION, id, purpose, ...at]));
}

/** Of a handful of purposes; kept in the key itself, so that it lives as long. */
function derive({ material, derived }: Key, purpose: string): KeyObject {
  const known = derived.get(purpose);
  if (known) return known;
  const made = createSecretKey(hkdf(material, `second-reader seal ${VERSION} ${purpose}`, 32));
  derived.set(purpose, made);
  return made;
}

/** Names a secret without telling anything of it. */
function keyIdOf(material: string): string {
  return hkdf(material, 'second-reader key id', 8).toString('base64url');
}

// The secret has 32 characters at least and is random: HKDF's extract step needs no salt (RFC 5869 §3.1).
function hkdf(material: string, info: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, '', info, bytes));
}
