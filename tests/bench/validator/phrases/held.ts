import type { Language } from '../bench-case.ts';
import { heldEnglish } from './held-english.ts';
import { heldGerman } from './held-german.ts';
import { heldSpanish } from './held-spanish.ts';
import type { Phrases } from './phrases.ts';

/** The sentences of the half set aside, or null while there is none. */
export const heldPhrases: Record<Language, Phrases> | null = { en: heldEnglish, de: heldGerman, es: heldSpanish };
