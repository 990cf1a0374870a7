import type { Words } from '../http/words.ts';
import { checkReaders } from './check-readers.ts';
import type { ReaderSite } from './read-reader-site.ts';
import { sayCheck } from './say-check.ts';

/** `readers` on the command line, a fact a line. */
export function readerSiteText({ models, rule, decision, narrower }: ReaderSite, words: Words): string {
  const say = (key: string) => words.say('en', key);
  const ownHosts = rule?.ownHosts ?? [];
  return [
    `${say('readers:allowed')}: ${say(`readers:kind.${rule?.allowed ?? 'unset'}.name`)}`,
    ...(ownHosts.length === 0 ? [] : [`${say('readers:ownHosts')}: ${ownHosts.join(', ')}`]),
    sayCheck(words, checkReaders({ models, decision }), 'en'),
    ...narrower.map(({ scope, name, allowed }) => `${say(`readers:scope.${scope}`)} ${name}: ${allowed}`),
  ].join('\n');
}
