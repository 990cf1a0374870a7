import type { SaxesTagNS } from 'saxes';
import type { RunLook } from './run-look.ts';
import { attribute, isWhite, readStrictXml } from './strict-xml.ts';

/** A chain of styles that stand on each other. */
const MAX_CHAIN = 20;
/** Points: up to 3 nobody can read it. */
const TINY_POINTS = 3;

/** The looks that styles give, by family and name as in `text:T1`, inheritance resolved (ODF 1.3 part 3 §16.2). */
export function odtStyles(parts: readonly string[]): ReadonlyMap<string, RunLook> {
  const styles = new Map<string, Style>();
  for (const part of parts) if (part !== '') readStyles(part, styles);
  return new Map([...styles.keys()].map((key) => [key, inherited(styles, key, MAX_CHAIN)]));
}

type Style = { parent: string | null; look: RunLook };

function readStyles(xml: string, styles: Map<string, Style>): void {
  let open: Style | null = null;
  readStrictXml(xml, {
    open: (tag) => {
      if (STYLES.has(tag.local)) open = addStyle(tag, styles);
      else if (open) readLook(open.look, tag);
    },
    close: (tag) => {
      if (STYLES.has(tag.local)) open = null;
    },
  });
}

const STYLES = new Set(['style', 'default-style']);

function addStyle(tag: SaxesTagNS, styles: Map<string, Style>): Style {
  const family = attribute(tag, 'family') ?? '';
  const parent = attribute(tag, 'parent-style-name');
  const style = { parent: parent === undefined ? null : `${family}:${parent}`, look: {} };
  styles.set(`${family}:${attribute(tag, 'name') ?? ''}`, style);
  return style;
}

/** Of a section only whether it is shown; of words also their colour and size. */
function readLook(look: RunLook, tag: SaxesTagNS): void {
  const display = attribute(tag, 'display');
  if (tag.local !== 'text-properties' && tag.local !== 'section-properties') return;
  if (display !== undefined) look.vanish = display === 'none';
  const colour = attribute(tag, 'color');
  const size = points(attribute(tag, 'font-size'));
  if (colour !== undefined) look.white = isWhite(colour);
  if (size !== null) look.tiny = size <= TINY_POINTS;
}

/** A length in points; null for none, and for a percentage of the size around it (super- and subscript). */
function points(length: string | undefined): number | null {
  const found = /^([\d.]+)(pt|in|cm|mm|px|pc)$/.exec(length ?? '');
  return found ? Number(found[1]) * (POINTS[found[2] ?? ''] ?? 1) : null;
}

const POINTS: Record<string, number> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75, pc: 12 };

function inherited(styles: ReadonlyMap<string, Style>, key: string, left: number): RunLook {
  const style = styles.get(key);
  if (!style || left === 0) return {};
  return { ...(style.parent === null ? {} : inherited(styles, style.parent, left - 1)), ...style.look };
}
