import { createHash } from 'node:crypto';

/** What JSON can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/**
 * The one text of a value, by the JSON Canonicalization Scheme (RFC 8785): names sorted by their UTF-16 units
 * (§3.2.3), no white space, strings and numbers as ECMAScript writes them (§3.2.2), which is what `JSON.stringify` does.
 */
export function canonicalJson(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
}

/** SHA-256 of plain data, whatever the order of its names, in base64url; times as JSON writes them. */
export function digestOf(value: object): string {
  const plain = JSON.parse(JSON.stringify(value)) as Plain;
  return createHash('sha256').update(canonicalJson(plain)).digest('base64url');
}
