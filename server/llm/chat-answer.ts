import { z } from 'zod';

/**
 * What we take from an answer of Chat Completions, whatever server made it. Everything is optional and everything
 * wrong is dropped: an answer without text is one the model is asked to give again. Counts are whole and never
 * negative; `usage` is null where the server did not tell any.
 */
export function readChatAnswer(body: unknown): ChatAnswer {
  const { choices, usage } = chatSchema.parse(body);
  const choice = choices[0];
  const message = choice?.message;
  return {
    text: message?.content ?? '',
    refused: Boolean(message?.refusal) || choice?.finish_reason === 'content_filter',
    cut: choice?.finish_reason === 'length',
    usage: usage && usage.prompt_tokens > 0 ? usageOf(usage) : null,
  };
}

export type ChatAnswer = { text: string; refused: boolean; cut: boolean; usage: Usage | null };
export type Usage = { inputTokens: number; cachedTokens: number; outputTokens: number };

const count = z.number().int().nonnegative().max(100_000_000).catch(0);

const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
});

const choiceSchema = z.object({
  message: z
    .object({ content: z.string().nullish().catch(null), refusal: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  finish_reason: z.string().nullish().catch(null),
});

const chatSchema = z
  .object({ choices: z.array(choiceSchema).catch([]), usage: usageSchema.nullish().catch(null) })
  .catch({ choices: [], usage: null });

function usageOf(told: z.infer<typeof usageSchema>): Usage {
  const inputTokens = told.prompt_tokens;
  const cachedTokens = Math.min(told.prompt_tokens_details?.cached_tokens ?? 0, inputTokens);
  return { inputTokens, cachedTokens, outputTokens: told.completion_tokens };
}
