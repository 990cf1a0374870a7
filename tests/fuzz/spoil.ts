import { pick } from '../support/random-rubric.ts';

/** A text spoiled in one to six places: cut, doubled, and mixed with what parsers stumble over. */
export function spoil(text: string, random: () => number): string {
  const times = 1 + Math.floor(random() * 6);
  return Array.from({ length: times }).reduce<string>((spoiled) => pick(random, WAYS)(spoiled, random), text);
}

const NASTY = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '\0',
    '<',
    '>',
    '</',
    '<level>',
    '&',
    '&x;',
    '<!DOCTYPE a>',
    ']]>',
    '{',
    '}',
  ],
  ...[
    '[',
    ']',
    ':',
    '__proto__',
    'constructor',
    '-1',
    '1e999',
    'NaN',
    '9'.repeat(40),
    '\ud800',
    '|',
    '|---|',
    '%',
    '*a',
  ],
  ...[
    '<table><tr><td colspan=99>',
    '<!--',
    '<![CDATA[',
    '$@NULL@$',
    '[['.repeat(60),
    '<a>'.repeat(60),
    ' '.repeat(3_000),
  ],
];

type Way = (text: string, random: () => number) => string;

const at = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));

const WAYS: readonly Way[] = [
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => text.slice(at(text, random)),
  (text, random) => insert(text, at(text, random), pick(random, NASTY)),
  (text, random) => insert(text, at(text, random), pick(random, NASTY).repeat(1 + Math.floor(random() * 5))),
  (text, random) => cut(text, at(text, random), Math.floor(random() * 40)),
  (text, random) => insert(text, at(text, random), text.slice(at(text, random)).slice(0, 200)),
  (text, random) => text.replace(/\d+/g, (digits) => (random() < 0.2 ? pick(random, NASTY) : digits)),
  (text, random) =>
    text.replaceAll(pick(random, ['"', ',', '\n', ':', '<', ' ']), pick(random, NASTY)).slice(0, 100_000),
];

function insert(text: string, index: number, piece: string): string {
  return text.slice(0, index) + piece + text.slice(index);
}

function cut(text: string, index: number, length: number): string {
  return text.slice(0, index) + text.slice(index + length);
}
