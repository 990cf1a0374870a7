import type { FieldErrors } from '../http/parse.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Exemplar } from '../assignments/exemplar.ts';

/**
 * Reads the posted form of an exemplar against the assignment's rubric. Never throws; `form` holds what was typed, for
 * the page to show again. Fields: `text`, `comment`, and `level.<criterion>` for each criterion.
 */
export function readExemplarForm(body: unknown, rubric: Rubric): ExemplarFormResult {
  const posted = (body ?? {}) as Record<string, unknown>;
  const textOf = (name: string) => (typeof posted[name] === 'string' ? posted[name].replaceAll('\r\n', '\n') : '');
  const levels = new Map(rubric.criteria.map(({ id }) => [id, textOf(`level.${id}`)]));
  const form: ExemplarForm = { text: textOf('text'), comment: textOf('comment'), levels };
  const errors = { ...textErrors(form), ...levelErrors(form, rubric) };
  if (Object.keys(errors).length > 0) return { kind: 'refused', form, errors };
  const chosen = [...levels].map(([criterionId, levelId]) => ({ criterionId, levelId }));
  return { kind: 'accepted', form, exemplar: { text: form.text.trim(), comment: form.comment.trim(), levels: chosen } };
}

export type ExemplarForm = { text: string; comment: string; levels: Map<string, string> };

export type ExemplarFormResult =
  | { kind: 'accepted'; form: ExemplarForm; exemplar: Omit<Exemplar, 'id'> }
  | { kind: 'refused'; form: ExemplarForm; errors: FieldErrors };

export const BLANK_EXEMPLAR: ExemplarForm = { text: '', comment: '', levels: new Map() };

/** Characters: long enough for an essay, and five of them still leave a model room for the work. */
const LONGEST_TEXT = 10_000;
const LONGEST_COMMENT = 2_000;

function textErrors({ text, comment }: ExemplarForm): FieldErrors {
  return {
    ...(text.trim() === '' ? { text: 'exemplars:fault.textMissing' } : {}),
    ...(text.length > LONGEST_TEXT ? { text: 'exemplars:fault.textTooLong' } : {}),
    ...(comment.length > LONGEST_COMMENT ? { comment: 'exemplars:fault.commentTooLong' } : {}),
  };
}

function levelErrors({ levels }: ExemplarForm, rubric: Rubric): FieldErrors {
  const unchosen = rubric.criteria.filter(({ id, levels: known }) => !known.some((one) => one.id === levels.get(id)));
  return Object.fromEntries(unchosen.map(({ id }) => [`level.${id}`, 'exemplars:fault.levelMissing']));
}
