import type { Clock } from '../clock.ts';
import type { Tenancy } from '../tenancy.ts';
import type { Link } from './directory.ts';
import type { LaunchContext } from './launch-context.ts';
import type { MayChange } from './upsert.ts';

/** Where a launch leads: our course, and our link if it has one. */
export type Place = { tenancy: Tenancy; link: Link | null };
type RecordPlace = (context: LaunchContext, mayChange: MayChange) => Promise<Place>;

/** Remembers for ten seconds where launches of exactly the same course and link lead. */
export function rememberPlaces(clock: Clock, record: RecordPlace): RecordPlace {
  const kept = new Map<string, { place: Place; until: number }>();
  return async (context, mayChange) => {
    const key = keyOf(context);
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.place;
    const place = await record(context, mayChange);
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { place, until: now + LIFE_MS });
    return place;
  };
}

const LIFE_MS = 10_000;
const MOST = 1_000; // course and link names are the LMS's to invent

/** Everything that is stored of course and link, and nothing of the person. */
function keyOf({
  platform,
  deploymentId,
  course,
  rosterUrl,
  link,
  reviewOf,
  gradebook,
  origin,
}: LaunchContext): string {
  return JSON.stringify([platform.id, deploymentId, course, rosterUrl, link, reviewOf !== null, gradebook, origin]);
}
