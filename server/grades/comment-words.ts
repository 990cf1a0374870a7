import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords, type Words } from '../http/words.ts';
import type { CommentWords } from './score-comment.ts';

/** The words of a gradebook comment in the language the feedback is written in; English where there are none yet. */
export function commentWords(language: string): CommentWords {
  words ??= loadWords(VIEWS_DIR);
  const known = words;
  const say = (key: string, values: Record<string, unknown> = {}) =>
    known.say(language, `grades:comment.${key}`, values);
  return {
    strength: say('strength'),
    nextStep: say('nextStep'),
    approvedBy: (name, read) => {
      const key = read ? 'approvedBy' : 'approvedUnreadBy';
      return name === null ? say(`${key}Teacher`) : say(key, { name });
    },
    demonstration: say('demonstration'),
    cut: say('cut'),
  };
}

let words: Words | undefined;
