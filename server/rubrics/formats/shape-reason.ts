import type { z } from 'zod';

/** What is wrong with a value of a rubric, as words that follow on its place. */
export function shapeReason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'invalid_format') return 'may hold letters, digits, dots, dashes and underscores only';
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`;
  return issue.message;
}

function tooSmall({ origin, minimum, inclusive, path }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return Number(minimum) <= 1 ? 'is empty; write something' : `is shorter than ${minimum}`;
  if (origin === 'array') return `has too few ${listed(path)}: there must be at least ${minimum}`;
  return inclusive === false ? `must be more than ${minimum}` : `must be ${minimum} or more`;
}

function tooBig({ origin, maximum, path }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `is longer than ${maximum} characters`;
  if (origin === 'array') return `has too many ${listed(path)}: there may be at most ${maximum}`;
  return `must be ${maximum} or less`;
}

/** The list that is too long or too short, `levels` or `criteria`. */
function listed(path: readonly PropertyKey[]): string {
  return String(path.at(-1) ?? 'entries');
}
