import type { RubricForm } from '../../../server/workshop/rubric-form.ts';

/** What a browser posts of a form. */
export function posted({ criteria, ...head }: RubricForm, act = 'save', more: object = {}): Record<string, string> {
  const fields = criteria.flatMap(({ levels, ...criterion }, c) => [
    ...Object.entries(criterion).map(([name, text]) => [`criteria.${c}.${name}`, text]),
    ...levels.flatMap((level, l) =>
      Object.entries(level).map(([name, text]) => [`criteria.${c}.levels.${l}.${name}`, text]),
    ),
  ]);
  return { ...head, ...(Object.fromEntries(fields) as Record<string, string>), act, ...more };
}
