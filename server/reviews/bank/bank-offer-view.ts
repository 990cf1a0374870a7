import { baseLanguage } from '../../grading/language/detect-language.ts';
import { bankQuery } from './bank-form.ts';
import { foreignQuotes } from './leave-out-quotes.ts';
import type { BankMatch } from './match-saved-point.ts';
import { offerSavedPoints, type OfferedFor, type OfferedPoint } from './offer-saved-points.ts';
import type { SavedPoint } from './saved-point.ts';

/**
 * What the review page prints of the bank for one criterion: the first of what fits openly, the rest folded away.
 * Evidence is always this student's: a slice of the work, or the search of it. `typed`: words for the others that code
 * did not find. Null: there is nothing to offer.
 */
export function bankOfferView(bank: readonly SavedPoint[], wanted: OfferedFor, typed: string | null) {
  const { fitting, others } = offerSavedPoints(bank, wanted);
  const [saved] = [...fitting.map((one) => one.saved), ...others];
  if (!saved) return null;
  const views = fitting.map((offered) => fittingView(offered, wanted));
  return {
    first: views.slice(0, SHOWN),
    more: views.slice(SHOWN),
    others: others.map((saved) => ({ ...savedView(saved, wanted), ...whyNot(saved, wanted) })),
    folded: Math.max(0, views.length - SHOWN) + others.length,
    query: bankQuery({ criterion: saved, q: null }),
    quote: typed ?? '',
    open: typed !== null && typed !== '',
  };
}

/** More would stand between a teacher and the next criterion. */
const SHOWN = 2;

function fittingView({ saved, match }: OfferedPoint, wanted: OfferedFor) {
  return { ...savedView(saved, wanted), similar: match.kind === 'similar', evidence: evidenceOf(match, wanted) };
}

function savedView({ _id, kind, text, language }: SavedPoint, { work }: OfferedFor) {
  const strength = kind === 'strength';
  return { id: _id, strength, kind, text, language, foreign: foreignQuotes(text, work) };
}

/** Words to print beside a point that does not fit by itself. */
function whyNot({ criterionTitle, language }: SavedPoint, wanted: OfferedFor) {
  const other = baseLanguage(language) !== baseLanguage(wanted.language);
  return {
    otherTitle: criterionTitle === wanted.criterion.title ? null : criterionTitle,
    otherLanguage: other ? language : null,
  };
}

function evidenceOf(match: BankMatch, { work }: OfferedFor) {
  const none = { searched: [], hits: 0, href: null };
  if (match.kind === 'absence') return { ...none, kind: 'absent', searched: match.looked, quote: null, found: false };
  const quote = match.kind === 'none' ? '' : work.text.slice(match.span.start, match.span.end);
  return { ...none, kind: 'quote', quote, found: quote !== '' };
}
