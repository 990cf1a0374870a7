import type { HiddenWords, PageStart } from './extraction-pool.ts';

/** `text` is the stored reference: every offset in the product counts UTF-16 units of it. */
export type Work = {
  kind: 'text' | 'file';
  text: string;
  /** What the student typed, also while a file stands in its place: it comes back when the file is removed. */
  typed?: string;
  file: StoredFile | null;
  extraction: Extraction;
};

export type StoredFile = { fileId: string; name: string; mediaType: string; bytes: number };

export type Extraction =
  | { status: 'none' }
  /** `readUntil`: some process reads it until then, unless it says that it goes on. */
  | { status: 'waiting'; readUntil?: Date }
  | {
      status: 'done';
      notices: string[];
      hidden?: HiddenWords[];
      pages?: PageStart[];
      sections?: number[];
      omitted?: string[];
    }
  | { status: 'failed'; reason: NoDraftReason };

export type NoDraftReason =
  | 'teacher-only'
  | 'no-reader'
  /** The site, its LMS or its course allows no model of the kind that is set up. */
  | 'not-allowed'
  | 'unreadable'
  | 'empty'
  | 'encrypted'
  | 'image-only'
  | 'invisible-text'
  | 'too-little'
  | 'too-large'
  | 'unsupported'
  | 'readers-failed'
  | 'stopped';
