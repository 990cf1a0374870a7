import { SaxesParser } from 'saxes';

/** An element of a small XML document: its text is what stands directly in it. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
  parent: XmlElement | null;
  line: number;
};

export type ReadXml = { kind: 'read'; root: XmlElement } | { kind: 'refused'; line: number; reason: string };

const MAX_DEPTH = 40;
const MAX_ELEMENTS = 200_000;

/** Reads an XML text; never throws. A document type is refused, and with it every entity of somebody's own. */
export function readXmlTree(xml: string): ReadXml {
  const parser = new SaxesParser();
  // A pasted text may begin with empty lines, which XML forbids before its declaration.
  const before = /^\uFEFF?\s*/.exec(xml)?.[0] ?? '';
  const lineOf = () => parser.line + before.split('\n').length - 1;
  const root = element('', {}, null, 1);
  let [open, depth, count] = [root, 0, 0];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('has a DOCTYPE, which no backup has; take it away');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new Error('is nested too deeply');
    if (++count > MAX_ELEMENTS) throw new Error(`has more than ${MAX_ELEMENTS} elements`);
    const child = element(name, attributes, open, lineOf());
    open.children.push(child);
    open = child;
  });
  parser.on('text', (text) => void (open.text += text));
  parser.on('cdata', (text) => void (open.text += text));
  parser.on('closetag', () => {
    open = open.parent ?? root;
    depth--;
  });
  try {
    parser.write(xml.slice(before.length)).close();
  } catch (error) {
    return { kind: 'refused', line: lineOf(), reason: reasonOf(error) };
  }
  const [first] = root.children;
  return first ? { kind: 'read', root: first } : { kind: 'refused', line: 1, reason: 'holds no XML' };
}

function element(
  name: string,
  attributes: Record<string, string>,
  parent: XmlElement | null,
  line: number,
): XmlElement {
  return { name, attributes, text: '', children: [], parent, line };
}

/** The parser puts line and column before its words; the line is told beside them. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^\d+:\d+: /, 'is not XML: ') : 'is not XML';
}

/** Every element of that name at any depth, in the order of the text. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  const found = root.name === name ? [root] : [];
  return [...found, ...root.children.flatMap((child) => elementsNamed(child, name))];
}

export function childNamed(parent: XmlElement | null, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

/** A text as XML content; what XML 1.0 cannot hold at all (§2.2) is left out, a carriage return kept as a number. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r\u007f-\u009f]/.test(sign) ? sign : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
