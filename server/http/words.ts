import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { keepLast } from './keep-last.ts';

/**
 * Says a key (`feature:key`) in a language; falls back to English word by word, and gives text that is no known key
 * back as it is, so that a message made by code can stand where a key can. Values fill `{{blanks}}`; `count` chooses
 * the plural.
 */
export type Words = {
  say: (locale: string, key: string, values?: Record<string, unknown>) => string;
  knows: (key: string, values?: Record<string, unknown>) => boolean;
};

/** Reads `locales/<language>/<feature>.json` under a folder of views, once. Throws on a file that is not JSON. */
export function loadWords(viewsDir: string): Words {
  const translator = createTranslator(readLocales(join(viewsDir, 'locales')));
  const knows: Words['knows'] = (key, values = {}) => translator.exists(key, { ...values, lng: 'en' });
  const look = (lng: string, key: string, values = {}) =>
    knows(key, values) ? translator.t(key, { ...values, lng, replace: printed(lng, values) }) : null;
  // Most words of a page have no blanks, so they are looked up once for each language.
  const plain = keepLast(MOST_LOCALES, (locale) => keepLast(MOST_PLAIN, (key) => look(locale, key)));
  const say: Words['say'] = (locale, key, values = {}) =>
    (Object.keys(values).length === 0 ? plain(locale)(key) : look(locale, key, values)) ?? key;
  return { knows, say };
}

/** Languages are the LMS's to name, any number of them; what is kept for each of them must not fill the memory. */
const MOST_LOCALES = 30;
const MOST_PLAIN = 5_000;

/** At most two decimals. Making a format costs far more than using it, and a page prints dozens of numbers. */
export const numberFormat = keepLast(
  MOST_LOCALES,
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
);

/** A moment to the minute, in UTC. */
export const dateFormat = keepLast(
  MOST_LOCALES,
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
);

export const dayFormat = keepLast(
  MOST_LOCALES,
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
);

/** Numbers are written as the language writes them, but for those that name something, such as a port. */
function printed(locale: string, values: Record<string, unknown>): Record<string, unknown> {
  const written = ([name, value]: [string, unknown]): [string, unknown] =>
    typeof value === 'number' && !NAMES.has(name) ? [name, numberFormat(locale).format(value)] : [name, value];
  return Object.fromEntries(Object.entries(values).map(written));
}

const NAMES: ReadonlySet<string> = new Set(['port', 'toolPort', 'lmsPort', 'free', 'status']);

type Features = Record<string, object>;

function createTranslator(resources: Record<string, Features>): i18n {
  const translator = createInstance();
  void translator.init({
    resources,
    fallbackLng: 'en',
    ns: Object.keys(resources['en'] ?? {}),
    initAsync: false,
    // Handlebars escapes what it prints, and JSON needs no escaping: i18next must not do it a second time.
    interpolation: { escapeValue: false },
  });
  return translator;
}

function readLocales(folder: string): Record<string, Features> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).map((language) => [language, readFeatures(join(folder, language))]));
}

function readFeatures(folder: string): Features {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [parse(file).name, readJson(join(folder, file))]));
}

function readJson(file: string): object {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
