import type { BatchLine } from './batch-door.ts';

export const BATCH_ENDPOINT = '/v1/chat/completions';

/** One line of the file that is handed over, exactly as it leaves. */
export function batchLineText({ key, body }: Pick<BatchLine, 'key' | 'body'>): string {
  return `{"custom_id":${JSON.stringify(key)},"method":"POST","url":"${BATCH_ENDPOINT}","body":${body}}`;
}
