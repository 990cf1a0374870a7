import type { Licensed } from './read-licences.ts';

/** Licences that ask for no more than their text being kept; all of them may be used by an Apache-2.0 program. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense'],
  ...['Python-2.0', 'MIT-0', 'Zlib'],
]);

/** Others, each for one package, with the reason why it may be here. */
const EXCEPTIONS: readonly Exception[] = [
  { name: /^@0q\/embedded-mongodb/, licence: 'SSPL-1.0', reason: 'optional: for trials and tests, never required' },
  { name: /^rasha$/, licence: 'MPL-2.0', reason: 'of ltijs; unchanged, so that nothing has to be published' },
  { name: /^axe-core$/, licence: 'MPL-2.0', reason: 'tests only' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0', reason: 'data for development tools' },
];

type Exception = { name: RegExp; licence: string; reason: string };

export type LicenceVerdict = { refused: Licensed[]; excepted: (Licensed & { reason: string })[] };

/** A licence that nobody allowed is refused, as is none at all. `A OR B` is fine when one is, `A AND B` when both are. */
export function judgeLicences(all: readonly Licensed[]): LicenceVerdict {
  const others = all.filter(({ licence }) => !isAllowed(licence));
  const reasonOf = ({ name, licence }: Licensed) =>
    EXCEPTIONS.find((exception) => exception.name.test(name) && exception.licence === licence)?.reason;
  return {
    refused: others.filter((one) => reasonOf(one) === undefined),
    excepted: others.flatMap((one) => {
      const reason = reasonOf(one);
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
  };
}

function isAllowed(licence: string | null): boolean {
  if (licence === null) return false;
  const plain = licence.replaceAll(/[()]/g, '');
  if (plain.includes(' AND ')) return plain.split(' AND ').every((part) => ALLOWED.has(part.trim()));
  return plain.split(' OR ').some((part) => ALLOWED.has(part.trim()));
}
