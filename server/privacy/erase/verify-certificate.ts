import type { Services } from '../../services.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { findErasure } from './erasure-repository.ts';

/**
 * `genuine`: word for word what this site issued. `altered`: its content does not give its hash. `different`: another
 * text stands here under its number. `unknown`: this site has no such number. `unreadable`: no certificate at all.
 */
export type Verification =
  { kind: 'genuine'; certificate: Certificate } | { kind: 'altered' | 'different' | 'unknown' | 'unreadable' };

/** Compares a certificate with what it says of itself, and with the one that this site keeps under its number. */
export async function verifyCertificate({ db }: Pick<Services, 'db'>, text: string): Promise<Verification> {
  const reading = readCertificate(text);
  if (reading.kind !== 'read') return reading;
  const { certificate } = reading;
  const kept = await findErasure(db, certificate.number);
  if (!kept?.certificate) return { kind: 'unknown' };
  const standing = readCertificate(kept.certificate);
  const same = standing.kind === 'read' && standing.certificate.hash === certificate.hash;
  return same ? { kind: 'genuine', certificate } : { kind: 'different' };
}
