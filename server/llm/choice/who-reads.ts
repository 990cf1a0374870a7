import { AppError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { LanguageModel } from '../language-model.ts';
import { decideReaders, type ReadersDecision } from './reader-rule.ts';
import { findReaderRules } from './reader-rule-repository.ts';

/** What is set up, and where rules are kept. */
export type ReaderDesk = Pick<Services, 'db' | 'readers'>;

/** The readers that may read a course's work, or null; `decision` says why. Every page and every job asks here. */
export type WhoReads = { readers: Readers | null; decision: ReadersDecision };

type Readers = { generator: LanguageModel; validator: LanguageModel };

export async function whoReads({ db, readers }: ReaderDesk, tenancy: Tenancy): Promise<WhoReads> {
  const decision = decideReaders(hostsOf(readers), await findReaderRules(db, tenancy));
  return { readers: decision.kind === 'allowed' ? readers : null, decision };
}

/** Asked before every single request: a rule made stricter holds from the next one on. Throws `readers-not-allowed`. */
export async function requireReaders(desk: ReaderDesk, tenancy: Tenancy): Promise<Readers> {
  const { readers } = await whoReads(desk, tenancy);
  if (!readers) throw new AppError('readers-not-allowed', { status: 403 });
  return readers;
}

export function hostsOf(readers: Readers | null): (string | null)[] {
  return readers ? [readers.generator.host, readers.validator.host] : [];
}
