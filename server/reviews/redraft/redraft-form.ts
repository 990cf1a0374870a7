import { z } from 'zod';
import type { Ask } from './ask-again.ts';
import type { OfferedPart } from './take-offered.ts';

/** Who presses which button beside the review form; the form's own fields are read by `reviewFormSchema`. */
export const askSchema = z.record(z.string(), z.string().max(20_000)).transform(readAsk);

/** Twice what the page's field takes: a browser counts a line break as one and sends two. */
const LONGEST_NOTE = 4_000;

function readAsk(body: Record<string, string>): Ask {
  const pointId = body['redraft-point'] ?? null;
  const note = body[pointId === null ? 'redraft-note' : `redraft-note.${pointId}`] ?? '';
  const kind = pointId !== null ? 'point' : body['redraft'] === 'continue' ? 'continue' : 'anew';
  return { kind, pointId, note: note.replace(/\r\n?/g, '\n').trim().slice(0, LONGEST_NOTE) };
}

export const takeSchema = z
  .looseObject({ take: z.string().max(300).default('') })
  .transform(({ take }) => readPart(take));

/** What names no part names a point that there is not. */
function readPart(take: string): OfferedPart {
  if (take === 'summary') return { kind: 'summary' };
  const id = take.slice(take.indexOf(':') + 1);
  return take.startsWith('level:') ? { kind: 'level', id } : { kind: 'point', id };
}
