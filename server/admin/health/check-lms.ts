import type { PlatformScores } from '../../grades/platform-scores-repository.ts';
import type { Platform } from '../../lti/platform.ts';
import type { RefusedLaunch } from '../../telemetry/refused-launches.ts';
import { act, fine, look, minutesSince, type Check } from './check.ts';

type Seen = Pick<Platform, 'issuer' | 'disabledAt' | 'lastLaunchAt' | 'health' | 'family'>;

export type LmsNotes = {
  scores: PlatformScores;
  /** `checkLaunch`. */
  launches: Check;
  /** The last launch that a process refused. */
  refused: Pick<RefusedLaunch, 'at' | 'code'> | null;
};

/** How dealings with one LMS went, by what was noted of them; the LMS itself is not asked. */
export function checkLms(platform: Seen, { scores, launches, refused }: LmsNotes, now: Date): Check[] {
  const { issuer, family, disabledAt } = platform;
  const checks = [
    ...(disabledAt === null ? [] : [look('switchedOff', { issuer })]),
    launches,
    ...checkRefusal(platform, refused),
    ...checkKeys(platform),
    ...checkCalls(platform),
    ...checkScores(issuer, scores, now),
  ];
  return checks.map((check) => ({ ...check, lms: family }));
}

/** A launch that was let in since shows that it was one person's mishap. */
function checkRefusal({ issuer, lastLaunchAt }: Seen, refused: LmsNotes['refused']): Check[] {
  if (refused === null) return [];
  const blanks = { issuer, at: refused.at.toISOString(), error: refused.code };
  const mended = lastLaunchAt !== null && lastLaunchAt > refused.at;
  return [mended ? fine('launchRefused', blanks) : look('launchRefusedSince', blanks)];
}

function checkKeys({ issuer, health }: Seen): Check[] {
  const { keysReadAt, keysFailedAt } = health ?? {};
  if (keysFailedAt && (!keysReadAt || keysFailedAt > keysReadAt))
    return [act('keysNotRead', { issuer, at: keysFailedAt.toISOString() })];
  return keysReadAt ? [fine('keysRead', { issuer, at: keysReadAt.toISOString() })] : [];
}

function checkCalls({ issuer, health }: Seen): Check[] {
  const { failed, servedAt } = health ?? {};
  if (!failed) return [];
  const { at, service, outcome } = failed;
  const blanks = { issuer, at: at.toISOString(), service, outcome };
  return [servedAt && servedAt > at ? fine('callRefused', blanks) : look('callRefusedSince', blanks)];
}

/** What an LMS is owed: also the last mark it took, and those that a person must look after. */
export function checkScores(issuer: string, scores: PlatformScores, now: Date): Check[] {
  const { lastSentAt, troubled, unsent } = scores;
  const last = lastSentAt ? fine('scored', { issuer, at: lastSentAt.toISOString() }) : fine('neverScored', { issuer });
  return [
    last,
    ...(unsent.count > 0 ? [checkUnsent(issuer, unsent, now)] : []),
    ...(troubled > 0 ? [look('scoresTroubled', { issuer, count: troubled })] : []),
  ];
}

function checkUnsent(issuer: string, { count, oldestAt }: PlatformScores['unsent'], now: Date): Check {
  if (oldestAt === null) return look('scoresUnsent', { issuer, count });
  const blanks = { issuer, count, at: oldestAt.toISOString() };
  const minutes = minutesSince(oldestAt, now);
  if (minutes >= FAR_TOO_LONG) return act('scoresLate', blanks);
  return minutes >= LONG ? look('scoresLate', blanks) : fine('scoresWait', blanks);
}

/** An LMS in maintenance is back within the hour; after three, deliveries begin to be given up (`score-job.ts`). */
const LONG = 15;
const FAR_TOO_LONG = 180;
