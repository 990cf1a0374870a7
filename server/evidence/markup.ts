/** A piece of a page that is safe as it stands: made by `markup` alone. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may be put into a page. */
export type Part = Html | string | number | boolean | Date | null | undefined | readonly Part[];

/** Builds a page out of literal markup; whatever is put into it is text, escaped, unless it was built by this. */
export function markup(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(pieces.reduce((whole, piece, index) => whole + textOf(parts[index - 1]) + piece));
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part instanceof Date) return part.toISOString();
  if (typeof part === 'object' && part !== null) return part.map(textOf).join('');
  return part === null || part === undefined ? '' : escapeText(String(part));
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
