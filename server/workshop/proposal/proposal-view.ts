import { languageChoices } from '../../http/language-choices.ts';

import type { LanguageModel } from '../../llm/language-model.ts';
import type { RubricFault } from '../../rubrics/parse-rubric.ts';
import { rubricView } from '../../rubrics/rubric-view.ts';
import { serialiseRubric } from '../../rubrics/serialise-rubric.ts';
import { lintView } from '../lint-view.ts';
import type { ProposalAsk } from './proposal-prompt.ts';
import type { Proposed } from './propose-rubric.ts';

export type ProposalPage = {
  base: string;
  locale: string;
  /** Null: only prose with recognisable levels can be read. */
  model: Pick<LanguageModel, 'name' | 'host'> | null;
  askId: string;
  typed: ProposalAsk | null;
  fault: string | null;
  outcome: Proposed | null;
  /** A proposal that was changed as text and could not be kept. */
  text: { yaml: string; faults: RubricFault[]; full: boolean } | null;
};

/** Everything that `workshop/proposal` prints. */
export function proposalView({ base, locale, model, askId, typed, fault, outcome, text }: ProposalPage) {
  const ask = typed ?? { how: 'task', title: '', text: '', language: locale };
  return {
    ...{ titleKey: 'proposal:title', base, askId, model, fault },
    library: `${base}/rubrics`,
    action: `${base}/rubrics/propose`,
    // After a keeping that failed the proposal is what counts, and there is nothing to ask anew.
    ask: text ? null : { ...ask, prose: ask.how === 'prose', languages: languageChoices(ask.language, locale) },
    noModel: outcome?.kind === 'no-model' ? `proposal:noModel.${ask.how}` : null,
    failed: outcome?.kind === 'failed' ? `proposal:failed.${outcome.code}` : null,
    proposal: outcome?.kind === 'proposed' ? proposedView(outcome, ask) : textView(text),
  };
}

function proposedView(
  { rubric, leftOut, model }: Extract<Proposed, { kind: 'proposed' }>,
  ask: { how: string; text: string },
) {
  const changed = ask.how === 'prose' && model !== null ? notInText(rubric.criteria, ask.text) : 0;
  const yaml = serialiseRubric(rubric);
  return { rubric: rubricView(rubric), lint: lintView(rubric), leftOut, model, changed, yaml, faults: [], full: false };
}

function textView(text: ProposalPage['text']) {
  if (!text) return null;
  const faults = text.faults.map((fault) => ({ ...fault, path: fault.path || null }));
  return { ...text, faults, rubric: null, lint: [], leftOut: [], model: null, changed: 0 };
}

type Worded = { levels: { descriptor: string }[] };

/** Descriptors that a model did not take over word for word from the teacher's text. */
function notInText(criteria: readonly Worded[], text: string): number {
  const flat = (words: string) => words.toLowerCase().replace(/\s+/gu, ' ').trim();
  const source = flat(text);
  return criteria.flatMap(({ levels }) => levels).filter(({ descriptor }) => !source.includes(flat(descriptor))).length;
}
