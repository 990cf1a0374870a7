import type { Span } from '../assessment.ts';

/** Stretches that say something else when decoded: base64, hex, percent and numeric escapes, HTML entities. */
export function decodedStretches(text: string): { text: string; span: Span }[] {
  return CODES.flatMap(({ sign, decode }) =>
    [...text.matchAll(sign)].flatMap(({ 0: run, index }) => {
      const decoded = decode(run);
      return READABLE.test(decoded) ? [{ text: decoded, span: { start: index, end: index + run.length } }] : [];
    }),
  );
}

/** A dozen characters or more, all of them text: what a wrong guess at a code does not give. */
const READABLE = /^[\t\n\r\P{Cc}]{12,}$/u;

type Code = { sign: RegExp; decode: (run: string) => string };

const CODES: readonly Code[] = [
  { sign: /[A-Za-z0-9+/_-]{20,}={0,2}(?:\s[A-Za-z0-9+/_-]{4,}={0,2})*/g, decode: (run) => decodeBytes(run, 'base64') },
  { sign: /\b(?:[0-9a-fA-F]{2}[\s:]?){12,}\b/g, decode: (run) => decodeBytes(run.replace(/[\s:]/g, ''), 'hex') },
  { sign: /(?:\\x[0-9a-fA-F]{2}){8,}/g, decode: (run) => decodeBytes(run.replaceAll(String.raw`\x`, ''), 'hex') },
  { sign: /(?:[01]{8}\s?){8,}/g, decode: (run) => fromCodes(run.match(/[01]{8}/g), 2) },
  { sign: /(?:%[0-9a-fA-F]{2}[\w.-]{0,12}){3,}/g, decode: decodePercent },
  { sign: /(?:&#x[0-9a-fA-F]{1,6};\s?){8,}/g, decode: (run) => fromCodes(run.match(/[0-9a-fA-F]+(?=;)/g), 16) },
  { sign: /(?:&#[0-9]{1,7};\s?){8,}/g, decode: (run) => fromCodes(run.match(/[0-9]+(?=;)/g), 10) },
  { sign: /(?:\\u\{?[0-9a-fA-F]{4,6}\}?){8,}/g, decode: (run) => fromCodes(run.match(/[0-9a-fA-F]{4,6}/g), 16) },
];

function decodeBytes(run: string, encoding: 'base64' | 'hex'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(run, encoding));
  } catch {
    return '';
  }
}

function decodePercent(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return '';
  }
}

function fromCodes(codes: readonly string[] | null, base: number): string {
  const points = (codes ?? []).map((code) => parseInt(code, base));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}
