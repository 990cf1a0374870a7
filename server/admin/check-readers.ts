import type { Check } from './doctor.ts';
import type { ReaderSite } from './read-reader-site.ts';

/** The doctor's word on the readers: what is set up, and whether the site's choice allows it. */
export function checkReaders({ models, decision }: Pick<ReaderSite, 'models' | 'decision'>): Check {
  const [generator, validator = generator] = models;
  const host = generator?.host ?? '';
  if (!generator || decision.kind === 'no-reader') return { verdict: 'attention', code: 'noReaders', blanks: {} };
  if (decision.kind === 'not-allowed') {
    const code = decision.allowed === 'none' ? 'readersOff' : 'readersNotOwn';
    return { verdict: 'attention', code, blanks: { host } };
  }
  if (decision.reach === 'here') return { verdict: 'attention', code: 'offlineReader', blanks: {} };
  const names = { generator: generator.name, validator: validator?.name ?? '', host };
  return { verdict: 'ok', code: decision.reach === 'own' ? 'readersOwn' : 'readers', blanks: names };
}
