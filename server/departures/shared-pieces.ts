/** A body cut into its own text and the pieces that others have as well, in order; put together it is the very body. */
export type Segment = string | { part: string };

/**
 * Cuts out of a request's JSON what a whole class sends alike: the first message and the schema of the answer. `idOf`
 * names a piece. What is no such request is left in one piece.
 */
export function cutShared(body: string, idOf: (piece: string) => string): Segment[] {
  let segments: Segment[] = [body];
  for (const piece of sharedPieces(body)) segments = segments.flatMap((one) => cutOut(one, piece, idOf));
  return segments;
}

/** Null when a part is gone. */
export function joinSegments(segments: readonly Segment[], parts: ReadonlyMap<string, string>): string | null {
  const texts = segments.map((segment) => (typeof segment === 'string' ? segment : parts.get(segment.part)));
  return texts.every((text) => text !== undefined) ? texts.join('') : null;
}

export function partsOf(segments: readonly Segment[]): string[] {
  return segments.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.part]));
}

/** Shorter ones would cost more than they save. */
const SHORTEST_PIECE = 400;

function sharedPieces(body: string): string[] {
  const { body: line, messages, response_format: format } = requestOf(body);
  const chat = line ?? { messages, response_format: format };
  const pieces = [chat.messages?.[0]?.content, chat.response_format].filter((piece) => piece !== undefined);
  return pieces.map((piece) => JSON.stringify(piece)).filter(({ length }) => length >= SHORTEST_PIECE);
}

type Chat = { messages?: { content?: unknown }[]; response_format?: unknown };

/** As it was sent live, or as a line of a batch. We wrote it ourselves. */
function requestOf(body: string): Chat & { body?: Chat } {
  return JSON.parse(body) as Chat & { body?: Chat };
}

function cutOut(segment: Segment, piece: string, idOf: (piece: string) => string): Segment[] {
  const at = typeof segment === 'string' ? segment.indexOf(piece) : -1;
  if (typeof segment !== 'string' || at < 0) return [segment];
  return [segment.slice(0, at), { part: idOf(piece) }, segment.slice(at + piece.length)];
}
