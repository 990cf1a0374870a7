import { SaxesParser } from 'saxes';

/** How a run of a Word document looks, as far as hiding goes; what is not said is left to the style above it. */
export type RunLook = { vanish?: boolean; white?: boolean; tiny?: boolean };

/** Half-points (`w:sz`): up to 3 pt nobody can read it. */
const TINY_HALF_POINTS = 6;
/** A chain of styles that stand on each other; Word itself stops at eleven. */
const MAX_CHAIN = 20;

/** Takes one property of `w:rPr` into a look; anything else leaves it as it is. */
export function readLook(look: RunLook, tag: { local: string; attributes: Record<string, WordAttribute> }): void {
  const value = attribute(tag, 'val');
  if (tag.local === 'vanish' || tag.local === 'webHidden')
    look.vanish = value === undefined || !['0', 'false', 'off'].includes(value);
  if (tag.local === 'color')
    look.white = /^f[c-f]f[c-f]f[c-f]$/i.test(value ?? '') || attribute(tag, 'themeColor') === 'background1';
  if (tag.local === 'sz') look.tiny = Number(value) <= TINY_HALF_POINTS;
}

export function attribute(tag: { attributes: Record<string, WordAttribute> }, name: string): string | undefined {
  return Object.values(tag.attributes).find(({ local }) => local === name)?.value;
}

type WordAttribute = { local: string; value: string };

/** The looks that the styles of `word/styles.xml` give, by style id, inheritance resolved ([ECMA-376] part 1 §17.7.2). */
export function wordStyles(xml: string): ReadonlyMap<string, RunLook> {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DOCTYPE is not allowed in a Word document');
  });
  parser.on('opentag', (tag) => {
    if (tag.local === 'style') {
      open = { basedOn: null, look: {} };
      styles.set(attribute(tag, 'styleId') ?? '', open);
    }
    if (open && tag.local === 'basedOn') open.basedOn = attribute(tag, 'val') ?? null;
    if (open) readLook(open.look, tag);
  });
  parser.on('closetag', (tag) => {
    if (tag.local === 'style') open = null;
  });
  parser.write(xml).close();
  return new Map([...styles.keys()].map((id) => [id, inherited(styles, id, MAX_CHAIN)]));
}

type Style = { basedOn: string | null; look: RunLook };

function inherited(styles: ReadonlyMap<string, Style>, id: string, left: number): RunLook {
  const style = styles.get(id);
  if (!style || left === 0) return {};
  return { ...(style.basedOn === null ? {} : inherited(styles, style.basedOn, left - 1)), ...style.look };
}
