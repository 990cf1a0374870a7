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
  const found = /BEGIN SUBMISSION (\S+)\n([\s\S]*)\nEND SUBMISSION \1\s*$/.exec(own?.text ?? '');
  return found?.[2] ?? null;
}

const chat = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })).optional() });
const requestSchema = chat.extend({ body: chat.optional() });
