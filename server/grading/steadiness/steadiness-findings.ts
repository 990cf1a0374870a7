import type { Draft, Finding } from '../assessment.ts';
import { criterionOf, levelIn, type Choice } from '../choice/choices-of.ts';
import { findingAbout } from '../finding-about.ts';
import { citationOf } from '../validator/citation-of.ts';
import type { Work } from '../work.ts';

/** One warning for each criterion for which any repeated choice is not the draft's level. */
export function choicesDisagree(work: Work, draft: Draft, all: readonly Choice[][]): Finding[] {
  return (all[0] ?? []).flatMap(({ criterionId }) => {
    const again = all.map((choices) => choices.find((one) => one.criterionId === criterionId)?.levelId ?? null);
    const chosen = levelIn(draft, criterionId, work);
    if (again.every((levelId) => levelId === chosen)) return [];
    const others = again.map((levelId) => levelName(work, criterionId, levelId)).join(', then ');
    const message = `Asked again about "${titleOf(work, criterionId)}", the reader chose ${others}; the draft has ${levelName(work, criterionId, chosen)}.`;
    return [findingAbout(criterionId, { check: 'choices-disagree', severity: 'warning', message })];
  });
}

/**
 * Levels that moved when someone without an argument asked for it: a warning, unless the reader cites words of the
 * work or the rubric that the draft's points do not quote yet. New evidence is a reason to move, and worth a note.
 */
export function gaveWay(work: Work, draft: Draft, disturbed: readonly Choice[]): Finding[] {
  const moved = disturbed.filter((choice) => choice.levelId !== levelIn(draft, choice.criterionId, work));
  return moved.map((choice) => {
    const cited = citationOf(choice.words, work, null);
    const carried = (cited.standsIn === 'work' || cited.standsIn === 'rubric') && !isQuoted(choice.words, draft);
    const to = `${levelName(work, choice.criterionId, choice.levelId)} for "${titleOf(work, choice.criterionId)}"`;
    const message = carried
      ? `When somebody doubted the level, the reader found words that the draft does not quote, and chose ${to}.`
      : `When somebody only asked for it, without a reason, the reader moved to ${to}.`;
    return findingAbout(choice.criterionId, {
      check: carried ? 'level-moved-by-evidence' : 'level-gave-way',
      severity: carried ? 'note' : 'warning',
      message,
      cited,
    });
  });
}

function isQuoted(words: string, draft: Draft): boolean {
  return draft.points.some(({ evidence }) => evidence.kind === 'quote' && evidence.quote.includes(words.trim()));
}

function titleOf(work: Work, criterionId: string): string {
  return criterionOf(work, criterionId)?.title ?? criterionId;
}

function levelName(work: Work, criterionId: string, levelId: string | null): string {
  const level = criterionOf(work, criterionId)?.levels.find((one) => one.id === levelId);
  return level ? `"${level.title}"` : 'no level';
}
