import type { Criterion } from '../rubric.ts';

/** The words of a text, small, in reading order; for languages without spaces, too (UAX #29, by ICU's dictionaries). */
export function lintWords(text: string, language: string): string[] {
  return [...segmenter(language).segment(text.normalize('NFC'))].flatMap((part) =>
    part.isWordLike ? [part.segment.toLowerCase()] : [],
  );
}

function segmenter(language: string): Intl.Segmenter {
  const [tag] = supported(language);
  return new Intl.Segmenter(tag ?? 'en', { granularity: 'word' });
}

function supported(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf([language]);
  } catch {
    return []; // no language tag: told at its field
  }
}

/** Share of their words that two texts have in common (Jaccard); 0 for two empty ones. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  const any = one.size + other.size - both;
  return any === 0 ? 0 : both / any;
}

/** All words of a criterion, its levels included. */
export function criterionText({ title, description, levels }: Criterion): string {
  return [title, description, ...levels.map(({ descriptor }) => descriptor)].join('\n');
}
