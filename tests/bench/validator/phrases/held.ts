import type { Language } from '../bench-case.ts';
import type { Phrases } from './phrases.ts';

/** The sentences of the half set aside, or null while there is none. */
export const heldPhrases: Record<Language, Phrases> | null = null;
