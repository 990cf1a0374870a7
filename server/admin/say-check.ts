import type { Words } from '../http/words.ts';
import type { Check } from './health/check.ts';

/** A check in words: what was seen, and what to do about it on which screen of which LMS. A terminal speaks English. */
export function sayCheck(words: Words, { code, blanks, lms }: Check, locale = 'en'): string {
  const service = (name: string) => words.say(locale, `lti:service.${name}`);
  const services = String(blanks['services'] ?? '')
    .split(' ')
    .map(service)
    .join(', ');
  const named = {
    ...{ services, service: service(String(blanks['service'] ?? '')) },
    ...said(blanks, 'job', (job) => words.say(locale, `admin:jobName.${job}`)),
    ...said(blanks, 'role', (role) => words.say(locale, `admin:processRole.${role}`)),
    ...said(blanks, 'error', (error) =>
      words.say(locale, `errors:${error}.what`, { platform: blanks['issuer'] ?? '' }),
    ),
    ...said(blanks, 'outcome', (outcome) => sayOutcome(words, locale, outcome)),
  };
  return words.say(locale, `admin:doctor.${code}`, {
    ...blanks,
    ...named,
    ...(lms === undefined ? {} : { context: lms }),
  });
}

/** A blank that is a code, in words; nothing where the check has no such blank. */
function said(blanks: Check['blanks'], name: string, say: (code: string) => string): Record<string, string> {
  const code = blanks[name];
  return code === undefined ? {} : { [name]: say(String(code)) };
}

/** A reason of ours, or the status of the LMS's answer. */
function sayOutcome(words: Words, locale: string, outcome: string): string {
  if (/^\d{3}$/.test(outcome)) return words.say(locale, 'admin:outcome.status', { status: outcome });
  return words.say(locale, `admin:outcome.${outcome}`);
}
