import type { RunLook } from './run-look.ts';
import { attribute, isWhite, readStrictXml } from './strict-xml.ts';

/** Half-points (`w:sz`): up to 3 pt nobody can read it. */
const TINY_HALF_POINTS = 6;
/** A chain of styles that stand on each other; Word itself stops at eleven. */
const MAX_CHAIN = 20;

/** Takes one property of `w:rPr` into a look; anything else leaves it as it is. */
export function readLook(look: RunLook, tag: { local: string; attributes: Record<string, WordAttribute> }): void {
  const value = attribute(tag, 'val');
  if (tag.local === 'vanish' || tag.local === 'webHidden')
    look.vanish = value === undefined || !['0', 'false', 'off'].includes(value);
  if (tag.local === 'color') look.white = isWhite(value ?? '') || attribute(tag, 'themeColor') === 'background1';
  if (tag.local === 'sz') look.tiny = Number(value) <= TINY_HALF_POINTS;
}

type WordAttribute = { local: string; value: string };

/** The looks that the styles of `word/styles.xml` give, by style id, inheritance resolved ([ECMA-376] part 1 §17.7.2). */
export function wordStyles(xml: string): ReadonlyMap<string, RunLook> {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  readStrictXml(xml, {
    open: (tag) => {
      if (tag.local === 'style') {
        open = { basedOn: null, look: {} };
        styles.set(attribute(tag, 'styleId') ?? '', open);
      }
      if (open && tag.local === 'basedOn') open.basedOn = attribute(tag, 'val') ?? null;
      if (open) readLook(open.look, tag);
    },
    close: (tag) => {
      if (tag.local === 'style') open = null;
    },
  });
  return new Map([...styles.keys()].map((id) => [id, inherited(styles, id, MAX_CHAIN)]));
}

type Style = { basedOn: string | null; look: RunLook };

function inherited(styles: ReadonlyMap<string, Style>, id: string, left: number): RunLook {
  const style = styles.get(id);
  if (!style || left === 0) return {};
  return { ...(style.basedOn === null ? {} : inherited(styles, style.basedOn, left - 1)), ...style.look };
}
