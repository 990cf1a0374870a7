import type { GradebookCell, LmsMessage } from './gradebook-cell.ts';

/** More than a cell is ever sent: enough that a record of each is made before the oldest falls out. */
export const MOST_MESSAGES = 50;

type Messages = Pick<GradebookCell, 'messages'>;

/** A message that is about to be sent, behind those that were. */
export function withMessage({ messages = [] }: Messages, message: Omit<LmsMessage, 'answer' | 'answeredAt'>) {
  return { messages: [...messages, { ...message, answer: null, answeredAt: null }].slice(-MOST_MESSAGES) };
}

/** The last message got this answer. */
export function withAnswer({ messages = [] }: Messages, answer: string, answeredAt: Date): { messages: LmsMessage[] } {
  const last = messages.at(-1);
  return { messages: last ? [...messages.slice(0, -1), { ...last, answer, answeredAt }] : messages };
}

/** An answer as a code: `sent`, `later`, `refused:<why>`, `retry:<why>`; `confirmed` for one that was read back. */
export function answerCode(sent: { kind: string; reason?: string }, confirmed?: string): string {
  return [sent.kind, sent.reason ?? confirmed].filter((part) => part !== undefined).join(':');
}
