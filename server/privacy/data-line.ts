/**
 * What stands in one collection about people. One table of these lines (`data-map.ts`) is the page for the
 * data-protection officer, and the programme of the eraser, the export and the retention sweep: what it does not
 * name is neither shown nor erased, so a test compares it with the database.
 */
export type DataLine = {
  collection: string;
  /** Whose data stand there; nobody's: it is the tool's own. */
  whose: readonly Whose[];
  /** Fields that tell of a person, as paths. */
  personal: readonly string[];
  /** Which documents belong to one person: erased whole, exported whole. */
  own?: Own;
  /** Where a person stands in documents that are not theirs, as somebody who did something: unlinked, never deleted. */
  acted?: readonly Acted[];
  /** What else an erasure or the end of a course changes there; see `erase/`. */
  also?: Special;
  /** What of it a person gets who asks for their data; where they acted, that they did, always. */
  exported: Exported;
  /** How long, as a code for the words. */
  kept: Kept;
  /** Who can see it, as a code for the words. */
  seen: Seen;
  /** At the end of a course's retention: its documents go, lose what tells of a person, or stay as they are. */
  ends: 'deleted' | 'cleared' | 'stays';
};

export type Whose = 'student' | 'teacher' | 'admin';

/** `field` holds the person's own id, the LMS's id for them, or the id of one of their works or files. */
export type Own = { field: string; is: 'person' | 'sub' | 'work' | 'file' };

/** `by` holds a person id; `name` the name beside it, where one is kept. */
export type Acted = { by: string; name?: string };

export type Special = 'exemplars' | 'group-members' | 'copied-content' | 'passages' | 'score-comments' | 'call-of-work';

/**
 * These fields of their own documents (`of`: found otherwise than by `own`), by name, so that a field nobody thought of
 * stays inside; or what `export/` tells of it; or nothing, with the reason as a code for the words.
 */
export type Exported =
  | { fields: readonly string[]; of?: Own }
  | { special: 'works' | 'files' | 'departures' | 'audit' }
  | { withheld: 'acts-alone' | 'not-approved' | 'teachers' | 'others' | 'passing' | 'nobody' };

export type Kept =
  'course' | 'day' | 'answers' | 'departures' | 'library' | 'accounts' | 'site' | 'links' | 'proof' | 'running';

export type Seen = 'both' | 'teachers' | 'course' | 'owner' | 'admin' | 'nobody';
