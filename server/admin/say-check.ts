import type { Words } from '../http/words.ts';
import type { Check } from './doctor.ts';

/** A check in words: what was seen, and what to do about it on which screen of which LMS. A terminal speaks English. */
export function sayCheck(words: Words, { code, blanks, lms }: Check, locale = 'en'): string {
  const service = (name: string) => words.say(locale, `lti:service.${name}`);
  const services = String(blanks['services'] ?? '')
    .split(' ')
    .map(service)
    .join(', ');
  const named = { services, service: service(String(blanks['service'] ?? '')) };
  return words.say(locale, `admin:doctor.${code}`, {
    ...blanks,
    ...named,
    ...(lms === undefined ? {} : { context: lms }),
  });
}
