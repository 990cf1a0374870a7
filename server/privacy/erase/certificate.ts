import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Erasure, Step } from './erasure.ts';

/**
 * What an erasure did: enough to show that it was done, and nothing about whom. `hash` is the SHA-256 of all the rest,
 * as JSON in this order; the site keeps the same text under the same number, so that a changed copy is found out.
 */
export type Certificate = z.infer<typeof certificateSchema>;

/** What stays, as codes for the words, and why. */
export const KEPT_OF_PERSON = ['acts', 'costs', 'roster-mark', 'audit'] as const;
export const KEPT_OF_COURSE = ['assignments', 'costs', 'audit'] as const;

/** Where no query of ours reaches, as codes for the words. */
export const OUTSIDE = ['lms', 'provider', 'names-in-texts', 'log', 'disk', 'backup'] as const;

export const certificateSchema = z.object({
  format: z.literal('second-reader-erasure-1'),
  number: z.string().max(64),
  site: z.string().max(2_000),
  about: z.enum(['person', 'course']),
  by: z.string().max(200),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  collections: z
    .array(z.object({ name: z.string().max(100), removed: z.int().min(0), changed: z.int().min(0) }))
    .max(200),
  kept: z.array(z.string().max(40)).max(40),
  notReached: z.array(z.string().max(40)).max(40),
  hash: z.hex().length(64),
});

/** The certificate of an erasure whose last step is done, as JSON text. */
export function makeCertificate(erasure: Erasure, { site, endedAt }: { site: string; endedAt: Date }): string {
  const { _id: number, by, startedAt, scope, steps } = erasure;
  const about = scope?.kind ?? 'person';
  const content: Omit<Certificate, 'hash'> = {
    ...{ format: 'second-reader-erasure-1', number, site, about, by },
    ...{ startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString(), collections: tally(steps) },
    kept: about === 'person' ? [...KEPT_OF_PERSON] : [...KEPT_OF_COURSE],
    notReached: [...OUTSIDE],
  };
  return JSON.stringify({ ...content, hash: hashOf(content) }, null, 2);
}

function tally(steps: readonly Step[]): Certificate['collections'] {
  const names = [...new Set(steps.map(({ collection }) => collection))].sort();
  const count = (name: string, did: Step['did']) =>
    steps.filter((one) => one.collection === name && one.did === did).reduce((sum, one) => sum + one.count, 0);
  return names.map((name) => ({ name, removed: count(name, 'removed'), changed: count(name, 'changed') }));
}

function hashOf(content: Omit<Certificate, 'hash'>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** `unreadable`: no certificate of ours; `altered`: its content does not give its hash. */
export type CertificateReading = { kind: 'read'; certificate: Certificate } | { kind: 'unreadable' | 'altered' };

export function readCertificate(text: string): CertificateReading {
  const parsed = certificateSchema.safeParse(parseJson(text));
  if (!parsed.success) return { kind: 'unreadable' };
  const { hash, ...content } = parsed.data;
  return hashOf(content) === hash ? { kind: 'read', certificate: parsed.data } : { kind: 'altered' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
