const LANGUAGES = 'ar cs da de el en es et fi fr he hi hu id it ja ko lt lv nb nl pl pt ro sk sl sv tr uk vi zh'.split(
  ' ',
);

/** Each in its own name, which is the one its readers look for; the chosen one is there even when it is a rare one. */
export function languageChoices(chosen: string, locale: string) {
  const tags = LANGUAGES.includes(chosen) || chosen === '' ? LANGUAGES : [...LANGUAGES, chosen];
  return tags.map((tag) => ({ tag, name: languageName(tag, locale), chosen: tag === chosen }));
}

/** Whether a text is a language tag (BCP 47). */
export function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function languageName(tag: string, locale: string): string {
  try {
    const nameIn = (into: string) => new Intl.DisplayNames([into, 'en'], { type: 'language' }).of(tag) ?? tag;
    const [own, here] = [nameIn(tag), nameIn(locale)];
    return own === here ? own : `${own} (${here})`;
  } catch {
    return tag; // what was typed is no language: shown as it is, next to the message that says so
  }
}
