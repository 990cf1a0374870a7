import type { Span } from '../assessment.ts';
import { findHiddenCharacters } from './hidden-characters.ts';
import { findInstructions } from './find-instructions.ts';

/**
 * What a person reading a text would not see, and passages that speak to a reader of it instead of about the task.
 * Pure and linear in the length of the text. Spans are UTF-16 offsets of the text as given, end exclusive, in order
 * and without overlap within one list.
 *
 * Neither list accuses anyone: an essay about prompt injection quotes instructions, and a text copied from a web page
 * carries zero-width characters. Both are shown to the teacher; the canary takes more out (`findSuspects`).
 */
export function inspectText(text: string): TextInspection {
  return { hidden: findHiddenCharacters(text), instructions: findInstructions(text) };
}

export type TextInspection = { hidden: HiddenPassage[]; instructions: Span[] };

export type HiddenPassage = {
  kind: 'zero-width' | 'tag-characters' | 'bidi-override' | 'homoglyph-mix' | 'control';
  span: Span;
};
