import { phrasesOf } from '../phrases/phrases.ts';
import type { Injector } from '../mutant.ts';
import { insertedSentence } from './inserted-sentence.ts';

/** A claim about effort, intent, knowledge or the person, which no words of a work can carry. */
export const effortClaim: Injector = (one, random) => insertedSentence(one, phrasesOf(one).effort, random);
