import { z } from 'zod';

/** The messages of a request to a model, live or as a line of a batch, as their reader has them. */
export function messagesOf(body: string): { role: string; text: string }[] {
  const parsed = requestSchema.safeParse(JSON.parse(body));
  if (!parsed.success) return [];
  const { messages, body: line } = parsed.data;
  return (line?.messages ?? messages ?? []).map(({ role, content }) => ({ role, text: content }));
}

/**
 * The student's work as it was sent: what stands in the fence of that name (`grading/prompt.ts`). Null where a request
 * held none, as one about comments. The fence is the one that closes the message: nothing inside can name it.
 */
export function sentWork(body: string): string | null {
  const [, own] = messagesOf(body);
  const text = own?.text.trimEnd() ?? '';
  const end = /\nEND SUBMISSION (\S+)$/.exec(text);
  if (!end) return null;
  const opening = `BEGIN SUBMISSION ${end[1]}\n`;
  const begin = text.indexOf(opening);
  const from = begin + opening.length;
  return begin < 0 || from > end.index ? null : text.slice(from, end.index);
}

const chat = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })).optional() });
const requestSchema = chat.extend({ body: chat.optional() });
