import type { Rubric } from '../rubric.ts';

/** The formats a rubric can be written in, ours first. */
export const RUBRIC_FORMATS = ['yaml', 'csv', 'canvas-csv', 'canvas-json', 'moodle-xml'] as const;
export type RubricFormat = (typeof RUBRIC_FORMATS)[number];

/** What can be read besides: a table as it comes out of Word, Excel, a Markdown text or a web page. */
export const SOURCE_FORMATS = [...RUBRIC_FORMATS, 'table'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** Every rubric of a text, in its order, or everything that is wrong with it. A reader never throws. */
export type ReadRubrics = { kind: 'accepted'; found: FoundRubric[] } | { kind: 'refused'; faults: FormatFault[] };

export type FoundRubric = { rubric: Rubric; left: LeftOut[] };

/** `reason` follows on the place: "row 7, column Rating Points" "is not a number". */
export type FormatFault = { place: Place; reason: string };

/** Where something stands in a text, as a person finds it there. Lines, columns, rows count from 1. */
export type Place =
  | { kind: 'text'; line: number; column: number; path: string }
  | { kind: 'cell'; row: number; column: string; letter: string }
  | { kind: 'row'; row: number }
  | { kind: 'element'; line: number; path: string };

/**
 * Something that a format cannot hold, or that a text says and we do not keep. `names`: the criteria, columns or
 * texts it concerns; empty when it concerns the whole.
 */
export type LeftOut = { what: LeftWhat; names: string[] };

export const LEFT_WHATS = [
  // Not in the text that was written, or changed by it.
  ...['unreadable', 'rubric-id', 'version', 'language', 'kind', 'rubric-title', 'rubric-description'],
  ...['criterion-ids', 'level-ids', 'criterion-titles', 'criterion-descriptions', 'weights'],
  ...['level-titles', 'points', 'descriptors', 'criteria'],
  // Written, but what reads the file changes it.
  ...['canvas-rounds', 'apostrophes'],
  // In a text that was read, and not kept.
  ...['ranges', 'outcomes', 'not-scored', 'free-form', 'hidden-points', 'uses'],
  ...[
    'display-options',
    'minimum-points',
    'gradings',
    'other-methods',
    'formatting',
    'files',
    'columns',
    'percent-weights',
  ],
  // Not in the text that was read: what stands in for it.
  ...['made-titles', 'made-descriptors', 'cut-titles', 'made-rubric-title', 'joined-levels'],
] as const;
export type LeftWhat = (typeof LEFT_WHATS)[number];

/** What the text may leave open: what stands in for a missing title, and the language it is in. */
export type ReadOptions = { title: string; language: string };
