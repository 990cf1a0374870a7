import { searchAbsent } from '../../grading/absent-search.ts';
import type { Point, Span } from '../../grading/assessment.ts';
import type { Outcome } from '../../submissions/followed.ts';
import { alignTexts, changesIn, placeNow, type Stretch } from './align-texts.ts';
import { weighChange, type Change, type Reason } from './weigh-change.ts';
import { sameWords, sentencesAround, wordsIn } from './words-in.ts';

/**
 * What seems to have become of one earlier next step, and the student's own words it is read off: those of the earlier
 * attempt and those that stand in their place now (either may be empty).
 */
export type Proposal = {
  pointId: string;
  outcome: Outcome | 'unclear';
  why: Reason;
  before: string;
  after: string;
};

/**
 * Compares two attempts at the places that earlier next steps rest on. It sees whether words changed, never whether
 * they became better, so it proposes and a teacher confirms; where the texts do not tell, it says `unclear`.
 *
 * A point with a quote is looked up by the sentences of the quote: through the word-level difference, or, where they
 * were moved, by the quote itself. A point about something absent is tried by the search it was made with. What is
 * said about the places of other points never counts for this one, and more than `MANY_WORDS` new words that belong
 * to no point at all make an untouched one `unclear`: it may have been answered there.
 */
export function compareAttempts(points: readonly Point[], before: string, after: string): Proposal[] {
  const works: Works = { before, after, stretches: alignTexts(before, after) };
  const found = points.map((point) => locate(works, point));
  const claimed = new Set(found.flatMap(({ own }) => own));
  const elsewhere = (works.stretches ?? []).filter((one) => !one.same && !claimed.has(one));
  const spare = elsewhere.map(({ added }) => added).join(' ');
  return found.map((place) => judge(works, place, { spare, beside: putBefore(works, place, elsewhere) }));
}

type Works = { before: string; after: string; stretches: Stretch[] | null };

/** Where a point's words stood and stand; `own` are the changes that belong to it. */
type Place = { point: Point; own: Stretch[]; old: string; now: string; sought: boolean; passage?: Span };

function locate(works: Works, point: Point): Place {
  const { evidence } = point;
  if (evidence.kind === 'absent') return locateAbsent(works, point, evidence.looked);
  if (evidence.span === null) return { point, own: [], old: '', now: '', sought: false };
  const passage = sentencesAround(works.before, evidence.span);
  const old = works.before.slice(passage.start, passage.end);
  const moved = movedTo(works, passage, evidence.quote);
  if (moved) return { point, old, ...moved, sought: false };
  if (!works.stretches) return { point, own: [], old, now: '', sought: false };
  const place = placeNow(works.stretches, passage);
  const own = changesIn(works.stretches, passage);
  return { point, own, old, now: works.after.slice(place.start, place.end), sought: false, passage };
}

/** What was put in right before a passage, and belongs to no other point: it may lead up to it. */
function putBefore({ before }: Works, { passage }: Place, elsewhere: readonly Stretch[]): string {
  if (!passage) return '';
  const adjoins = ({ old }: Stretch) =>
    old.end <= passage.start && wordsIn(before.slice(old.end, passage.start)).length === 0;
  return elsewhere
    .filter(adjoins)
    .map(({ added }) => added)
    .join(' ');
}

/** The quote stands in the new work, whatever its capitals, and not where the difference would have it. */
function movedTo({ after, stretches }: Works, passage: Span, quote: string): { own: Stretch[]; now: string } | null {
  const [there] = searchAbsent(after, [quote]);
  const kept = stretches?.some(({ same, old }) => same && old.start <= passage.start && old.end >= passage.end);
  if (!there || kept) return null;
  const place = stretches && placeNow(stretches, passage);
  if (place && there.start >= place.start && there.end <= place.end) return null;
  const own = sentencesAround(after, there);
  const into = (stretches ?? []).filter(({ same, now }) => !same && now.start < own.end && now.end > own.start);
  return { own: into, now: after.slice(own.start, own.end) };
}

/** New places of the words that were missing: more of them than there were. */
function locateAbsent({ before, after, stretches }: Works, point: Point, looked: readonly string[]): Place {
  const nothing = { point, own: [], old: '', now: '', sought: false };
  const hits = searchAbsent(after, looked);
  if (hits.length <= searchAbsent(before, looked).length) return nothing;
  const isNew = ({ start, end }: Span) =>
    !stretches || stretches.some(({ same, now }) => !same && now.start < end && now.end > start);
  const hit = hits.find(isNew);
  if (!hit) return nothing;
  const place = sentencesAround(after, hit);
  const own = (stretches ?? []).filter(({ same, now }) => !same && now.start < place.end && now.end > place.start);
  const old = own.map(({ removed }) => removed).join(' ');
  return { point, own, old, now: after.slice(place.start, place.end), sought: true };
}

function judge(works: Works, place: Place, { spare, beside }: { spare: string; beside: string }): Proposal {
  const { point, own, old, now, sought } = place;
  const change: Change = {
    evidence: placeKind(point, sought),
    sameText: sameWords(works.before, works.after),
    noText: works.after.trim() === '',
    anew: keptShare(works) < LITTLE_KEPT && own.length === 0 && now === '',
    old: wordsIn(old),
    now: wordsIn(now),
    own: { added: wordsIn(addedIn(own, now)), removed: wordsIn(own.map(({ removed }) => removed).join(' ')) },
    spare: wordsIn(spare),
    beside: wordsIn(beside),
    advice: adviceWords(point.text, works.before),
  };
  const { outcome, why } = weighChange(change);
  return { pointId: point.id, outcome, why, before: old.trim(), after: now.trim() };
}

function placeKind({ evidence }: Point, sought: boolean): Change['evidence'] {
  if (evidence.kind === 'absent') return sought ? 'found-now' : 'absent';
  return evidence.span === null ? 'none' : 'passage';
}

function addedIn(own: readonly Stretch[], now: string): string {
  return own.length === 0 ? '' : own.map(({ added }) => added).join(' ') || now;
}

/** The share of the earlier work's words that are in the new one still, by the difference. */
function keptShare({ before, stretches }: Works): number {
  const all = wordsIn(before).length;
  if (!stretches || all === 0) return 0;
  return stretches.filter(({ same }) => same).reduce((sum, { added }) => sum + wordsIn(added).length, 0) / all;
}

/** Below a quarter of its words the earlier work is not what the new one was made from. */
const LITTLE_KEPT = 0.25;

/** Words of the advice that the earlier work did not use: met in the new one, they are a sign that it was followed. */
function adviceWords(advice: string, before: string): string[] {
  const known = new Set(wordsIn(before));
  return wordsIn(advice).filter((word) => !known.has(word) && word.length >= SHORTEST_ADVICE);
}

/** Shorter words are mostly grammar. */
const SHORTEST_ADVICE = 4;
