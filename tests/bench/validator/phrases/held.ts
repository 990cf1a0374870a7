import type { Language } from '../bench-case.ts';
import type { Phrases } from './phrases.ts';

/**
 * The sentences of the half set aside, by language; null while none is: the last one was burned (see `data-file.ts`). Who
 * brings a new one in names its three lists here.
 */
export const heldPhrases: Record<Language, Phrases> | null = null;
