import { setTimeout as sleep } from 'node:timers/promises';
import { createAccessTokens } from '../../../server/lti/access-tokens.ts';
import type { Link } from '../../../server/lti/directory.ts';
import { createGuardedFetch } from '../../../server/lti/guarded-fetch.ts';
import { findPlatform } from '../../../server/lti/platform-repository.ts';
import { SCOPE } from '../../../server/lti/scopes.ts';
import { createToolKeys } from '../../../server/lti/tool-keys.ts';
import type { Services } from '../../../server/services.ts';

/** As many requests as a worker has under way at once (see `SCORE_CONCURRENCY` of server/work.ts). */
const AT_ONCE = 4;

/** The baseline: the same scores posted one after the other in four loops. Scores a second. */
export async function postBareScores(services: Services, link: Link, subs: readonly string[]): Promise<number> {
  const headers = { authorization: `Bearer ${await tokenFor(services, link)}`, 'content-type': SCORE };
  const url = new URL(link.lineItemUrl ?? '');
  url.pathname += '/scores';
  const waiting = subs.values();
  const loop = async (): Promise<void> => {
    for (const userId of waiting) {
      const timestamp = new Date().toISOString();
      const progress = { activityProgress: 'Completed', gradingProgress: 'FullyGraded' };
      const body = JSON.stringify({ userId, scoreGiven: 2, scoreMaximum: 4, timestamp, ...progress });
      const answer = await fetch(url, { method: 'POST', headers, body });
      await answer.text();
      if (!answer.ok) throw new Error(`a bare score was answered ${answer.status}`);
    }
  };
  await sleep(LATER_MS);
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  return subs.length / ((performance.now() - began) / 1000);
}

/** Moodle refuses a score of the second of the last one (409). */
const LATER_MS = 2_000;

const SCORE = 'application/vnd.ims.lis.v1.score+json';

async function tokenFor({ db, sealer, clock, config }: Services, { platformId }: Link): Promise<string> {
  const platform = await findPlatform(db, platformId);
  if (!platform) throw new Error('the platform is gone');
  const tokens = createAccessTokens({
    toolKeys: createToolKeys(db, sealer),
    fetchGuarded: createGuardedFetch(config),
    clock,
  });
  const got = await tokens.get(platform, SCOPE.score);
  if (got.kind !== 'token') throw new Error(`no token: ${got.kind}`);
  return got.token;
}
