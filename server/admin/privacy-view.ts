import { readCertificate, type Certificate } from '../privacy/erase/certificate.ts';
import type { Erasure } from '../privacy/erase/erasure.ts';
import type { Holding } from '../privacy/erase/preview-erasure.ts';
import { mapView, wordsKey } from '../privacy/map-view.ts';
import type { NameHit } from '../privacy/person/name-hits-repository.ts';
import type { NeverRule } from '../submissions/never/never-rule.ts';
import type { KnownPerson } from '../privacy/person/person-repository.ts';

/** The page of the data map, with the way to people and to certificates. */
export function privacyView(erasures: readonly Erasure[]) {
  return {
    titleKey: 'data:title',
    ...mapView(['student', 'teacher', 'admin']),
    certificates: erasures.map(({ _id, by, endedAt }) => ({ href: certificateHref(_id), number: _id, by, endedAt })),
  };
}

export function certificateHref(number: string): string {
  return `/admin/privacy/certificates/${encodeURIComponent(number)}`;
}

/** Who was found, with the LMS each of them is of. */
export function peopleView(q: string, found: readonly KnownPerson[], lmsNames: ReadonlyMap<string, string>) {
  return {
    titleKey: 'data:peopleTitle',
    q,
    people: found.map(({ platformId, sub, name, email }) => ({
      ...{ name, email, sub, lms: lmsNames.get(platformId) ?? platformId, href: personHref(platformId, sub) },
    })),
  };
}

export function personHref(platformId: string, sub: string): string {
  return `/admin/privacy/person?${new URLSearchParams({ platformId, sub }).toString()}`;
}

export type PersonShown = {
  holdings: readonly Holding[];
  hits: readonly NameHit[];
  most: number;
  wrong: boolean;
  objection: NeverRule | null;
};

/** One person: what is kept of them, who else names them, and the form that erases them. */
export function personView(person: KnownPerson, { holdings, hits, most, wrong, objection }: PersonShown) {
  const { platformId, sub, name, email, personId } = person;
  return {
    ...{ titleKey: 'data:person', platformId, sub, name, email },
    readable: personId !== null,
    objection: objection && { at: objection.at, by: objection.by },
    holdings: holdings.map((one) => ({ ...one, what: wordsKey(one.collection) })),
    ...{ hits, cut: hits.length === most ? most : null, wrong: wrong ? 'data:eraseWrong' : null },
  };
}

/** A certificate as a page; null where the text is none. */
export function certificateView(text: string) {
  const reading = readCertificate(text);
  return reading.kind === 'read' ? shown(reading.certificate) : null;
}

function shown(certificate: Certificate) {
  const { number, about, kept, notReached } = certificate;
  return {
    ...certificate,
    titleKey: 'data:certificate',
    json: `${certificateHref(number)}/json`,
    about: `data:about.${about}`,
    kept: kept.map((one) => `data:stays.${one}`),
    notReached: notReached.map((one) => `data:outside.${one}`),
  };
}
