import { z } from 'zod';
import type { Chain } from '../audit/act.ts';
import { listHeads } from '../audit/chain-repository.ts';
import { chainName } from '../audit/disguise-acts.ts';
import { findMask } from '../audit/pseudonym-repository.ts';
import type { ChainReport, SiteRestore } from '../audit/verify-audit.ts';
import type { KeptHead } from '../audit/verify-chain.ts';
import { AppError } from '../errors.ts';
import { listCourses } from '../lti/directory-repository.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import type { Services } from '../services.ts';

type Finding = Pick<Services, 'db'>;

/** Every chain with its head and what was last found, the site's own first. */
export async function listChains({ db }: Finding) {
  const titles = new Map(
    (await listCourses(db)).map(({ _id, platformId, title }) => [chainName({ platformId, courseId: _id }), title]),
  );
  const heads = (await listHeads(db)).map((head) => ({ ...head, title: titles.get(head._id) ?? null }));
  return heads.toSorted((a, b) => Number(b._id === 'site') - Number(a._id === 'site'));
}

/** The chain that an admin means by `site`, a course's id or the chain's own name. Throws AppError `no-such-course` (404). */
export async function findChain({ db }: Finding, course: string): Promise<string> {
  if (course === 'site') return course;
  const heads = await listHeads(db);
  const named = heads.find(({ _id }) => _id === course || _id.endsWith(`/${course}`));
  if (named) return named._id;
  const found = (await listCourses(db)).find(({ _id }) => _id === course);
  if (!found) throw new AppError('no-such-course', { status: 404, details: { course } });
  const chain: Chain = { platformId: found.platformId, courseId: found._id };
  return chainName(chain);
}

/** The pseudonym that an admin means: itself, or that of a person by our own id; of somebody unknown, what was typed. */
export async function findPseudonym({ db }: Finding, person: string): Promise<string> {
  for (const { _id: platformId } of await listPlatforms(db)) {
    const mask = await findMask(db, { platformId, personId: person });
    if (mask) return mask.name;
  }
  return person;
}

/** What `verify --json` prints, and an auditor keeps: which head each chain had, and what was found. */
export function reportJson(reports: readonly ChainReport[], restores: readonly SiteRestore[], at: Date): string {
  const chains = reports.map(({ chain, head, fault }) => ({ chain, ...head, fault }));
  return JSON.stringify({ at, chains, restores }, null, 2);
}

/** Heads of such a report. Throws AppError `kept-heads-unusable`. */
export function readKept(text: string): Map<string, KeptHead> {
  try {
    const { chains } = keptSchema.parse(JSON.parse(text));
    return new Map(chains.map(({ chain, count, hash }) => [chain, { count, hash }]));
  } catch (cause) {
    throw new AppError('kept-heads-unusable', { cause });
  }
}

const keptSchema = z.object({
  chains: z.array(z.object({ chain: z.string(), count: z.int().min(0), hash: z.string() })),
});
