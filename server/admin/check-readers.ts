import type { Check } from './health/check.ts';
import type { ReaderSite } from './read-reader-site.ts';

/** The doctor's word on the readers: what is set up, and whether the site's choice allows it. */
export function checkReaders(site: Pick<ReaderSite, 'models' | 'decision'>): Check {
  const { decision } = site;
  switch (decision.kind) {
    case 'no-reader':
      return { verdict: 'attention', code: 'noReaders', blanks: {} };
    case 'not-allowed': {
      const code = decision.allowed === 'none' ? 'readersOff' : 'readersNotOwn';
      return { verdict: 'attention', code, blanks: { host: namesOf(site).host } };
    }
    case 'allowed':
      if (decision.reach === 'here') return { verdict: 'attention', code: 'offlineReader', blanks: {} };
      return { verdict: 'ok', code: decision.reach === 'own' ? 'readersOwn' : 'readers', blanks: namesOf(site) };
  }
}

function namesOf({ models }: Pick<ReaderSite, 'models'>) {
  const [generator = NOBODY, validator = generator] = models;
  return { generator: generator.name, validator: validator.name, host: generator.host ?? '' };
}

const NOBODY = { name: '', host: null };
