import type { Words } from '../http/words.ts';
import type { Check } from './doctor.ts';

/** A check in words: what was seen, and what to do about it on which screen of which LMS. */
export function sayCheck(words: Words, { code, blanks, lms }: Check): string {
  const service = (name: string) => words.say('en', `lti:service.${name}`);
  const services = String(blanks['services'] ?? '')
    .split(' ')
    .map(service)
    .join(', ');
  const named = { services, service: service(String(blanks['service'] ?? '')) };
  return words.say('en', `admin:doctor.${code}`, {
    ...blanks,
    ...named,
    ...(lms === undefined ? {} : { context: lms }),
  });
}
