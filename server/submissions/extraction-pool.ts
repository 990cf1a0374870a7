import type { NoDraftReason } from './work.ts';

/**
 * Turns an uploaded file into text in a sandboxed child process: bounded in time, memory and number, without network
 * or secrets. A full pool queues; nothing a file does can harm the caller. Throws AppError
 * `reading-interrupted` when the file could not be looked at, which says nothing about it.
 */
export type ExtractionPool = {
  extract: (path: string, name: string) => Promise<ExtractionResult>;
  /** Files being read now, and files that wait for a turn. */
  load: () => { running: number; waiting: number };
  close: () => Promise<void>;
};

export type ExtractionResult =
  | {
      kind: 'text';
      text: string;
      notices: string[];
      hidden?: HiddenWords[] | undefined;
      pages?: PageStart[] | undefined;
      /** Offsets of the heading lines of a notebook's cells or a project's files: line numbers begin anew behind them. */
      sections?: number[] | undefined;
      /** Names of what of a project was not read, at most 50. */
      omitted?: string[] | undefined;
    }
  | { kind: 'failed'; reason: NoDraftReason };

/** Where a page of a document begins in its text; a page without words has none. */
export type PageStart = { page: number; start: number };

/**
 * Words of a document that a person looking at it would not see: formatted as hidden (`left-out`, not in the text), or
 * in the text but white, tiny or drawn without ink (`unpainted`). At most `MAX_HIDDEN` of them, each cut short.
 */
export type HiddenWords = { kind: 'left-out' | 'white' | 'tiny' | 'unpainted'; text: string };
