import type { Injector } from '../mutant.ts';
import { drawn } from '../draw.ts';
import { filled, phrasesOf } from '../phrases/phrases.ts';
import { insertedSentence } from './inserted-sentence.ts';

/** A name of the class list in a comment: another student's or the author's, whole or the first name alone. */
export const namedPerson: Injector = (one, random) => {
  const others = drawn(
    one.names.filter((name) => name !== one.author),
    2,
    random,
  );
  const named = [others[0], others[1], one.author, one.author].map((name, index) =>
    index % 2 === 0 ? (name ?? '') : firstName(name ?? ''),
  );
  const naming = drawn(phrasesOf(one).naming, named.length, random);
  return insertedSentence(
    one,
    naming.map((sentence, index) => filled(sentence, { name: named[index] ?? '' })),
    random,
  );
};

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
