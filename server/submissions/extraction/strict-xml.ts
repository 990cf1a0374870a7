import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Nested tables reach some 60; a document made to exhaust the reader has thousands. */
const MAX_DEPTH = 256;

/**
 * Reads the XML of an office document from end to end. Throws on a DOCTYPE (entities), on broken XML and beyond the
 * depth limit. A handler gets the depth of the element it is told of, 1 for the outermost.
 */
export function readStrictXml(
  xml: string,
  on: {
    open: (tag: SaxesTagNS, depth: number) => void;
    text?: (text: string) => void;
    close?: (tag: SaxesTagNS, depth: number) => void;
  },
): void {
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DOCTYPE is not allowed in an office document');
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new Error('the XML is nested too deeply');
    on.open(tag, depth);
  });
  parser.on('text', (text) => on.text?.(text));
  parser.on('closetag', (tag) => {
    on.close?.(tag, depth);
    depth--;
  });
  parser.write(xml).close();
}

/** The value of an attribute by its local name, whatever the prefix. */
export function attribute(
  tag: { attributes: Record<string, { local: string; value: string }> },
  name: string,
): string | undefined {
  return Object.values(tag.attributes).find(({ local }) => local === name)?.value;
}

/** The last shades before white cannot be told from it on a screen; six hexadecimal digits, with or without `#`. */
export function isWhite(colour: string): boolean {
  return /^#?f[c-f]f[c-f]f[c-f]$/i.test(colour);
}
