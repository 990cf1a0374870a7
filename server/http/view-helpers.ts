import Handlebars from 'handlebars';
import { dateFormat, dayFormat, numberFormat, type Words } from './words.ts';

/** The only helpers a template has beside Handlebars' own `if`, `each`, `unless` and `with`. */
export function viewHelpers(words: Words) {
  return {
    /** `{{t "feature:key" name=value count=n}}` */
    t: (key: unknown, options: Handlebars.HelperOptions) =>
      typeof key === 'string' ? words.say(localeOf(options), key, options.hash as Record<string, unknown>) : '',
    /** `{{#if (eq a b)}}` */
    eq: (left: unknown, right: unknown) => left === right,
    /** `{{date moment}}`: a moment (Date or ISO text) with its zone, readable by people and machines. */
    date: (moment: unknown, options: Handlebars.HelperOptions) =>
      printTime(moment, (date) => [date.toISOString(), `${dateFormat(localeOf(options)).format(date)} UTC`]),
    /** `{{day moment}}`: its day alone, in UTC, which no browser moves. */
    day: (moment: unknown, options: Handlebars.HelperOptions) =>
      printTime(moment, (date) => [date.toISOString().slice(0, 10), dayFormat(localeOf(options)).format(date)]),
    /** `{{called student}}`: a student as a teacher may call them: by name, by alias, or unnamed. */
    called: (student: unknown, options: Handlebars.HelperOptions) => {
      const { name = null, alias = null } = (student ?? {}) as { name?: string | null; alias?: number | null };
      if (alias !== null) return words.say(localeOf(options), 'common:alias', { alias: String(alias) });
      return name ?? words.say(localeOf(options), 'reviews:unnamed');
    },
    /** `{{number n}}`: at most two decimals. */
    number: (value: unknown, options: Handlebars.HelperOptions) =>
      typeof value === 'number' ? numberFormat(localeOf(options)).format(value) : '',
  };
}

function localeOf(options: Handlebars.HelperOptions): string {
  const root = (options.data as { root?: { locale?: unknown } } | undefined)?.root;
  return typeof root?.locale === 'string' ? root.locale : 'en';
}

/** `write` gives the time for machines and for people. */
function printTime(moment: unknown, write: (date: Date) => [string, string]): Handlebars.SafeString | string {
  const date = moment instanceof Date || typeof moment === 'string' ? new Date(moment) : null;
  if (!date || Number.isNaN(date.getTime())) return '';
  const [machine, text] = write(date);
  return new Handlebars.SafeString(`<time datetime="${machine}">${Handlebars.escapeExpression(text)}</time>`);
}
