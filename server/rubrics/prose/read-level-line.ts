/** A level as a line of prose names it. */
export type LevelLine = { title: string; points: number; descriptor: string };

const NUMBER = String.raw`(?<points>\d{1,4}(?:[.,]\d{1,2})?)`;
const UNIT = String.raw`(?:points?|pts?\.?|marks?|Punkte?|Pkt\.?|P\.|puntos?|ptos?\.?)`;
const TITLE = String.raw`(?<title>[\p{L}][^:()\[\]]{0,79}?)`;

/** `Excellent (5): …` and `Excellent [5 points] - …` */
const IN_BRACKETS = new RegExp(
  String.raw`^${TITLE}\s*[(\[]\s*${NUMBER}\s*${UNIT}?\s*[)\]]\s*(?:[:–—-]\s*)?(?<descriptor>.*)$`,
  'iu',
);
/** `Excellent, 5 points: …`: the unit says that the number is one of points. */
const WITH_UNIT = new RegExp(String.raw`^${TITLE}\s*[,–—-]\s*${NUMBER}\s*${UNIT}\s*[:–—-]\s*(?<descriptor>.*)$`, 'iu');
/** `5 - Excellent: …` and `5 points: Excellent. …` */
const NUMBER_FIRST = new RegExp(
  String.raw`^${NUMBER}\s*(?:${UNIT}\s*)?[:=–—-]\s*(?:${TITLE}\s*:\s*)?(?<descriptor>.*)$`,
  'iu',
);

/** Reads one; null for any other line. A number alone is never a title: such a level is called by its points. */
export function readLevelLine(line: string): LevelLine | null {
  const text = line
    .trim()
    .replace(/^[-*•]\s+/u, '')
    .replaceAll('**', '')
    .slice(0, LONGEST_LINE);
  const found = IN_BRACKETS.exec(text) ?? WITH_UNIT.exec(text) ?? NUMBER_FIRST.exec(text);
  const { points = '', title = '', descriptor = '' } = found?.groups ?? {};
  if (!found) return null;
  return { title: title.trim() || points, points: Number(points.replace(',', '.')), descriptor: descriptor.trim() };
}

/** A descriptor may have 2,000 characters. */
const LONGEST_LINE = 4_000;
