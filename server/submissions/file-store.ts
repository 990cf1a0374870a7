import type { Readable } from 'node:stream';

/** Where originals are kept (GridFS). Ids are opaque; a missing file throws AppError `file-gone` (404). */
export type FileStore = {
  save: (content: Readable, name: string) => Promise<{ fileId: string; bytes: number }>;
  open: (fileId: string) => Promise<Readable>;
  remove: (fileId: string) => Promise<void>;
  /** Files stored before this moment that nobody has marked as checked, the oldest first. */
  listUnchecked: (before: Date, most: number) => Promise<string[]>;
  markChecked: (fileIds: readonly string[]) => Promise<void>;
  /** Removes the pieces of files begun between these moments whose end never came; tells of how many files. */
  removeUnfinished: (begun: { from: Date; until: Date }) => Promise<number>;
};
