/** A language tag that `Intl` accepts, from what an LMS or browser sent (`en_US`, `de-DE`); `en` when it is none. */
export function usableLocale(claimed: string | null): string {
  try {
    return Intl.getCanonicalLocales((claimed ?? 'en').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
