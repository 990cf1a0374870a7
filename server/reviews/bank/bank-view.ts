import type { FieldErrors } from '../../http/parse.ts';
import type { Visit } from '../../http/visit.ts';
import { bankQuery, criterionKey, type BankQuery } from './bank-form.ts';
import type { ChangeOutcome } from './change-saved-point.ts';
import type { BankCriterion } from './saved-point-repository.ts';
import { LONGEST_SAVED, MOST_PER_CRITERION, MOST_WORDS, type SavedPoint } from './saved-point.ts';

export type BankPage = {
  visit: Visit;
  query: BankQuery;
  criteria: BankCriterion[];
  points: SavedPoint[];
  /** Of all pages. */
  count: number;
  attempt: Attempted | null;
};

/** A change that was not kept: what was typed, and why not. */
export type Attempted = {
  id: string;
  typed: { text: string; words: string; kind: string; looks: string };
  errors: FieldErrors;
  fault: Exclude<ChangeOutcome['kind'], 'changed'> | null;
  names: string[];
};

export const PAGE_SIZE = 50;

/** Everything that `bank/bank` prints. */
export function bankView(page: BankPage) {
  const { visit, query, criteria, points, count, attempt } = page;
  const { filter } = query;
  const chosen = filter.criterion && criterionKey(filter.criterion);
  return {
    titleKey: 'bank:title',
    base: visit.base,
    limits: { text: LONGEST_SAVED, criterion: MOST_PER_CRITERION, words: MOST_WORDS },
    done: query.done && `bank:done.${query.done}`,
    fault: attempt && faultView(attempt, points),
    search: { action: `${visit.base}/bank`, q: filter.q ?? '' },
    criteria: criteria.map((one) => ({ ...one, key: criterionKey(one), chosen: criterionKey(one) === chosen })),
    filtered: filter.q !== null || chosen !== null,
    count,
    points: points.map((point, index) => savedPointView(page, point, index + 1)),
    pager: pagerView(page),
  };
}

/** What was typed stands in the point's own form, or here when the point is gone. */
function faultView({ id, typed, errors, fault, names }: Attempted, points: readonly SavedPoint[]) {
  const listed = points.some(({ _id }) => _id === id);
  const key = Object.keys(errors).length > 0 ? 'bank:fault.form' : `bank:fault.${fault ?? 'form'}`;
  return { key, names, typed: listed ? null : typed.text };
}

function savedPointView({ visit, query, attempt }: BankPage, point: SavedPoint, number: number) {
  const { kind, text, looksFor, criterionTitle, language, uses, usedAt, version } = point;
  return {
    ...{ number, anchor: `saved-${number}`, criterion: criterionTitle, language, text, uses, usedAt, version },
    strength: kind === 'strength',
    absence: looksFor.kind === 'absence',
    words: looksFor.words,
    by: point.createdByName,
    ...{ editedBy: point.editedByName, editedAt: point.editedBy === null ? null : point.updatedAt },
    action: `${visit.base}/bank/${point._id}`,
    query: bankQuery(query.filter, query.page),
    ...formView(point, attempt?.id === point._id ? attempt : null, number),
  };
}

/** What stands in a point's form: what is stored, or what was typed and not kept. */
function formView({ text, kind, looksFor }: SavedPoint, tried: Attempted | null, number: number) {
  const form = tried?.typed ?? { text, words: looksFor.words.join('\n'), kind, looks: looksFor.kind };
  const errors = Object.entries(tried?.errors ?? {});
  // A line of the words that is too long is named by its place: "words.2".
  const errorOf = (name: string) => errors.find(([field]) => field.split('.', 1)[0] === name)?.[1] ?? null;
  return {
    form: { text: form.text, words: form.words, strength: form.kind === 'strength', absence: form.looks === 'absence' },
    ...{ textError: errorOf('text'), textErrorId: `saved-${number}-text-error` },
    ...{ wordsError: errorOf('words'), wordsErrorId: `saved-${number}-words-error` },
    open: tried !== null,
  };
}

function pagerView({ visit, query, count }: BankPage) {
  const pages = Math.ceil(count / PAGE_SIZE);
  if (pages < 2) return null;
  const link = (page: number) =>
    page < 1 || page > pages ? null : `${visit.base}/bank${bankQuery(query.filter, page)}`;
  return { page: query.page, pages, previous: link(query.page - 1), next: link(query.page + 1) };
}
