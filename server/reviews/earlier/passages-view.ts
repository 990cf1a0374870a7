import { comparedTexts } from '../compared-texts.ts';

/** A student's words then and now as pages print them: the difference, or the one text there is to show. */
export function passagesView({ before, after }: { before: string; after: string }) {
  if (before !== '' && after !== '' && before !== after)
    return { changes: comparedTexts(before, after), only: null, onlyKey: null };
  if (after === '') return { changes: null, only: before || null, onlyKey: 'earlier:stood' };
  return { changes: null, only: after, onlyKey: before === '' ? 'earlier:new' : 'earlier:stands' };
}
