/** A name with the points that stand with it; empty points where there are none. Of a range, the most. */
export type NamedPoints = { name: string; points: string; range: boolean };

const NUMBER = String.raw`\d{1,4}(?:[.,]\d{1,4})?`;
const UNIT = String.raw`(?:points?|pts?\.?|marks?|punkte?|pkte?\.?|puntos?|ptos?\.?|p\.?)`;
const RANGE = String.raw`(?<first>${NUMBER})(?:\s*(?:-|–|—|to|bis|a)\s*(?<second>${NUMBER}))?`;
const IN_BRACKETS = String.raw`[([]\s*${RANGE}\s*${UNIT}?\s*[)\]]`;
const WITH_UNIT = String.raw`${RANGE}\s*${UNIT}`;

/** The ways of a header: `Good (3)`, `Good: 3 points`, `Good 3`, `3 – Good`, `(3) Good`, `3`. */
const HEADER = [
  new RegExp(`^(?<name>.*?)[\\s:,–—-]*${IN_BRACKETS}$`, 'is'),
  new RegExp(`^(?<name>.*?)[\\s:,–—-]*\\b${WITH_UNIT}$`, 'is'),
  new RegExp(`^${IN_BRACKETS}[\\s:,–—-]*(?<name>.*)$`, 'is'),
  new RegExp(`^${WITH_UNIT}[\\s:,–—-]+(?<name>.*)$`, 'is'),
  new RegExp(`^${RANGE}(?:[\\s:.,–—-]+(?<name>\\D.*))?$`, 'is'),
  new RegExp(`^(?<name>.*?\\D)[\\s:,–—-]+${RANGE}$`, 'is'),
];

/** A cell is prose: only numbers in brackets, or with the word for points, at its beginning or end are points. */
const CELL = [
  new RegExp(`^${IN_BRACKETS}[\\s:.,–—-]*(?<name>.*)$`, 'is'),
  new RegExp(`^${WITH_UNIT}(?:[\\s:.,–—-]+(?<name>.*))?$`, 'is'),
  new RegExp(`^(?<name>.*?)[\\s:,–—-]*${IN_BRACKETS}\\.?$`, 'is'),
  new RegExp(`^(?<name>.*?)[\\s:,–—-]*\\b${WITH_UNIT}$`, 'is'),
];

export function pointsInHeader(text: string): NamedPoints {
  return pointsBy(HEADER, text);
}

export function pointsInCell(text: string): NamedPoints {
  return pointsBy(CELL, text);
}

/** Longer than any descriptor may be: it is refused for its length, so nobody waits for its points. */
const LONGEST = 3_000;

function pointsBy(patterns: readonly RegExp[], text: string): NamedPoints {
  const found = text.length > LONGEST ? null : firstMatch(patterns, text.trim());
  if (!found) return { name: text, points: '', range: false };
  const { name = '', first = '', second } = found.groups ?? {};
  const most = second !== undefined && valueOf(second) > valueOf(first) ? second : first;
  return { name: name.trim(), points: most, range: second !== undefined };
}

function valueOf(number: string): number {
  return Number(number.replace(',', '.'));
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}
