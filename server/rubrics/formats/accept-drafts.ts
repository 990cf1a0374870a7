import type { z } from 'zod';
import { rubricSchema, type Rubric } from '../rubric.ts';
import { completeDraft, type CompleteDraft } from './complete-draft.ts';
import type { DraftRubric, Field } from './draft-rubric.ts';
import { numberOf } from './number-text.ts';
import type { FormatFault, FoundRubric, LeftOut, Place, ReadOptions, ReadRubrics } from './rubric-format.ts';
import { shapeReason } from './shape-reason.ts';
import { nameToId } from './name-to-id.ts';

/** More in one text than anybody looks through before saving. */
const MOST_RUBRICS = 30;

/**
 * The rubrics that drafts amount to: levels in the order of their points, ids made where there are none, texts that are
 * missing filled from their neighbours and said so. One fault anywhere, and all faults are told instead.
 */
export function acceptDrafts(drafts: readonly DraftRubric[], options: ReadOptions): ReadRubrics {
  const surplus = drafts[MOST_RUBRICS];
  if (surplus) return refused([{ place: surplus.place, reason: `is one rubric more than ${MOST_RUBRICS}` }]);
  const accepted = drafts.map((draft) => acceptDraft(draft, options));
  const faults = accepted.flatMap((one) => (one.kind === 'refused' ? one.faults : []));
  if (faults.length > 0) return refused(faults);
  return { kind: 'accepted', found: accepted.flatMap((one) => (one.kind === 'accepted' ? [one.found] : [])) };
}

/** Enough to see what is wrong; a table read in the wrong way would have thousands. */
const MOST_FAULTS = 100;

export function refused(faults: readonly FormatFault[]): Extract<ReadRubrics, { kind: 'refused' }> {
  return { kind: 'refused', faults: faults.slice(0, MOST_FAULTS) };
}

/** What stands in `names` for the same thing more than once is named once. */
export function mergeLeft(left: readonly LeftOut[]): LeftOut[] {
  const merged = new Map<string, LeftOut>();
  for (const { what, names } of left) {
    const known = merged.get(what)?.names ?? [];
    merged.set(what, { what, names: [...new Set([...known, ...names])] });
  }
  return [...merged.values()];
}

type Accepted = { kind: 'accepted'; found: FoundRubric } | { kind: 'refused'; faults: FormatFault[] };

function acceptDraft(draft: DraftRubric, options: ReadOptions): Accepted {
  const { draft: complete, left } = completeDraft(draft, options);
  const faults = [...numberFaults(complete), ...tiedFaults(complete)];
  const parsed = rubricSchema.safeParse(candidateOf(complete));
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => shapeFault(issue, complete));
  const all = onePerPlace([...faults, ...shape]);
  if (parsed.success && all.length === 0)
    return { kind: 'accepted', found: { rubric: parsed.data, left: mergeLeft([...draft.left, ...left]) } };
  return { kind: 'refused', faults: all };
}

/** The words of our own checks come first and stand for the schema's at the same place. */
function onePerPlace(faults: readonly FormatFault[]): FormatFault[] {
  const byPlace = new Map<string, FormatFault>();
  for (const fault of faults) {
    const key = JSON.stringify(fault.place);
    if (!byPlace.has(key)) byPlace.set(key, fault);
  }
  return [...byPlace.values()].toSorted((a, b) => orderOf(a.place) - orderOf(b.place));
}

function orderOf(place: Place): number {
  return place.kind === 'text' || place.kind === 'element' ? place.line : place.row;
}

function numberFaults(draft: CompleteDraft): FormatFault[] {
  const fields = draft.criteria.flatMap(({ weight, levels }) => [weight, ...levels.map((level) => level.points)]);
  return [draft.version, ...fields].flatMap((field) => {
    if (!field || numberOf(field.text) !== null) return [];
    if (field.text.trim() === '') return [{ place: field.place, reason: 'is empty; write a number such as 2 or 2.5' }];
    const shown = field.text.trim().slice(0, 40);
    return [{ place: field.place, reason: `“${shown}” is not a number; write one such as 2 or 2.5` }];
  });
}

function tiedFaults({ criteria }: CompleteDraft): FormatFault[] {
  return criteria.flatMap(({ levels }) =>
    levels.flatMap(({ points }, index) => {
      const below = levels[index - 1];
      if (!below || numberOf(points.text) === null || numberOf(below.points.text) !== numberOf(points.text)) return [];
      const reason = `is the same as the points of “${below.title.text}” (${points.text.trim()}); give each level its own, or make one level of the two`;
      return [{ place: points.place, reason }];
    }),
  );
}

function candidateOf(draft: CompleteDraft): unknown {
  const criterionIds = new Set<string>();
  return {
    id: draft.id?.text ?? nameToId(draft.title.text, new Set(), 'rubric'),
    version: draft.version ? numberOf(draft.version.text) : 1,
    title: draft.title.text,
    description: draft.description?.text ?? '',
    language: draft.language.text,
    ...(draft.kind ? { kind: draft.kind.text } : {}),
    criteria: draft.criteria.map((criterion, c) => {
      const levelIds = new Set<string>();
      return {
        id: idOf(criterion.id, criterion.title, criterionIds, `criterion-${c + 1}`),
        title: criterion.title.text,
        description: criterion.description?.text ?? '',
        ...(criterion.weight ? { weight: numberOf(criterion.weight.text) } : {}),
        levels: criterion.levels.map((level, l) => ({
          id: idOf(level.id, level.title, levelIds, `level-${l + 1}`),
          title: level.title.text,
          points: numberOf(level.points.text),
          descriptor: level.descriptor?.text ?? '',
        })),
      };
    }),
  } satisfies Record<keyof Omit<Rubric, 'kind'>, unknown>;
}

/** An id that is given stays; one that is missing, too long or taken is made from the title. */
function idOf(given: Field | undefined, title: Field, taken: Set<string>, fallback: string): string {
  const kept = given && given.text !== '' && given.text.length <= 64 && !taken.has(given.text) ? given.text : null;
  const id = kept ?? nameToId(title.text, taken, fallback);
  taken.add(id);
  return id;
}

function shapeFault(issue: z.core.$ZodIssue, draft: CompleteDraft): FormatFault {
  return { place: placeOf(issue.path, draft), reason: shapeReason(issue) };
}

function placeOf([first, c, part, l, field]: readonly PropertyKey[], draft: CompleteDraft): Place {
  if (first !== 'criteria') return memberPlace(draft, first) ?? draft.place;
  const criterion = draft.criteria[Number(c)];
  if (!criterion) return draft.place;
  const level = part === 'levels' ? criterion.levels[Number(l)] : undefined;
  if (level) return memberPlace(level, field) ?? level.place;
  return memberPlace(criterion, part) ?? criterion.place;
}

function memberPlace(owner: object, name: PropertyKey | undefined): Place | undefined {
  const field = Object.entries(owner).find(([key]) => key === name)?.[1] as Field | undefined;
  return field && 'place' in field ? field.place : undefined;
}
