import type { NoDraftReason } from './submission.ts';

/**
 * Turns an uploaded file into text in a sandboxed child process: bounded in time, memory and number, without network
 * or secrets. A full pool queues; nothing a file does can harm the caller.
 */
export type ExtractionPool = {
  extract: (path: string, name: string) => Promise<ExtractionResult>;
  close: () => Promise<void>;
};

export type ExtractionResult =
  { kind: 'text'; text: string; notices: string[] } | { kind: 'failed'; reason: NoDraftReason };
