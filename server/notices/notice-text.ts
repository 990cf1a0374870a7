/** One piece of a line: words, or an address to follow. */
export type Piece = { text: string; href: string | null };
export type Paragraph = { lines: Piece[][] };

/** As it is kept: one kind of line end, no control characters, nothing around it. */
export function cleanNotice(typed: string): string {
  const lines = typed.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '');
  return lines.replace(/\n{3,}/g, '\n\n').trim();
}

/** Paragraphs stand apart by an empty line. What looks like a web or mail address becomes a link, and nothing else does. */
export function paragraphsOf(text: string): Paragraph[] {
  const blocks = text.split(/\n[ \t]*\n/).filter((block) => block.trim() !== '');
  return blocks.map((block) => ({ lines: block.split('\n').map(piecesOf) }));
}

// The length of a mailbox is bounded (RFC 5321 §4.5.3.1), so that a long word is not gone through again and again.
const ADDRESS = /https?:\/\/[^\s<>"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;
const AFTER = /(?<![.,;:!?)\]'’”])[.,;:!?)\]'’”]+$/; // ends the sentence, not the address

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const text = found.replace(AFTER, '');
    const href = hrefOf(text);
    if (href === null) continue;
    pieces.push({ text: line.slice(from, index), href: null }, { text, href });
    from = index + text.length;
  }
  pieces.push({ text: line.slice(from), href: null });
  return pieces.filter(({ text }) => text !== '');
}

function hrefOf(text: string): string | null {
  if (!/^https?:/i.test(text)) return `mailto:${text}`;
  return URL.canParse(text) ? new URL(text).href : null;
}
