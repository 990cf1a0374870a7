import { RegExpParser, type AST } from '@eslint-community/regexpp';

/**
 * Texts that make a pattern try again and again, as functions of their length: what each of its repetitions takes, many
 * times, behind what has to come before it, and then something that fits nothing. Deterministic.
 */
export function attacksOn(source: string, flags: string): ((length: number) => string)[] {
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const loops = parsed.alternatives.flatMap((alternative) => loopsIn(alternative.elements, '', flags));
  return distinct(loops)
    .slice(0, MOST_PUMPS)
    .flatMap(({ before, pump }) => {
      const repeated = (length: number) => pump.repeat(Math.ceil(length / pump.length));
      return [
        ...ENDINGS.map((ending) => (length: number) => before + repeated(length) + ending),
        // The whole beginning again and again: a search that starts anew at each of them.
        ...(before === '' ? [] : [(length: number) => (before + pump).repeat(Math.ceil(length / (before.length + 1)))]),
      ];
    });
}

const MOST_PUMPS = 24;
const ENDINGS = ['', '\u0001', '\n!'];

type Loop = { before: string; pump: string };

/** Repetitions without a near end among these elements and below them, with a text that fits what comes before. */
function loopsIn(elements: readonly AST.Element[], before: string, flags: string): Loop[] {
  const found: Loop[] = [];
  let prefix = before;
  for (const element of elements) {
    if (element.type === 'Quantifier' && element.max > FEW) {
      const next = elements[elements.indexOf(element) + 1];
      const pump = sampleOf(element.element, flags);
      const both = next?.type === 'Quantifier' ? [pump + sampleOf(next.element, flags)] : [];
      const others = samplesOf(element.element, flags);
      const pumps = [pump, ...others, ...both].filter((text) => text !== '');
      found.push(...pumps.map((one) => ({ before: prefix, pump: one })));
    }
    found.push(...inside(element).flatMap((below) => loopsIn(below, prefix, flags)));
    prefix += sampleOf(element, flags);
  }
  return found;
}

/** A repetition of fewer is a bound, not a trap. */
const FEW = 30;

function inside(element: AST.Element | AST.QuantifiableElement): (readonly AST.Element[])[] {
  if (element.type === 'Quantifier') return inside(element.element);
  if (element.type === 'Group' || element.type === 'CapturingGroup' || element.type === 'Assertion')
    return 'alternatives' in element ? element.alternatives.map(({ elements }) => elements) : [];
  return [];
}

/** Different texts that the same element takes, so that a class is also pumped with what its neighbours take. */
function samplesOf(element: AST.QuantifiableElement, flags: string): string[] {
  const pattern = anyOf(element, flags);
  return pattern === null ? [] : SIGNS.filter((sign) => pattern.test(sign));
}

const SIGNS = [' ', '\n', '\t', 'a', 'A', '1', '.', ',', '-', '/', '"', '<', '(', '*', '\\', '_', ':'];

function sampleOf(element: AST.Element, flags: string): string {
  if (element.type === 'Character') return String.fromCodePoint(element.value);
  if (element.type === 'Quantifier') return sampleOf(element.element, flags).repeat(Math.min(element.min, FEW));
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return (element.alternatives[0]?.elements ?? []).map((one) => sampleOf(one, flags)).join('');
  const pattern = anyOf(element, flags);
  return pattern === null
    ? ''
    : (['a', '1', ...SIGNS, 'é', '“'].find((sign) => pattern.test(sign)) ?? firstOf(element));
}

/** A pattern for one sign of a class; null for what is no class. */
function anyOf(element: AST.Element, flags: string): RegExp | null {
  const classes = ['Character', 'CharacterClass', 'CharacterSet', 'ExpressionCharacterClass'];
  if (!classes.includes(element.type)) return null;
  return new RegExp(`^${element.raw}$`, flags.replace(/[gymd]/g, ''));
}

function firstOf(element: AST.Element): string {
  const [first] = element.type === 'CharacterClass' ? element.elements : [];
  if (first?.type === 'Character') return String.fromCodePoint(first.value);
  return first?.type === 'CharacterClassRange' ? String.fromCodePoint(first.min.value) : '';
}

function distinct(loops: readonly Loop[]): Loop[] {
  return [...new Map(loops.map((loop) => [JSON.stringify(loop), loop])).values()];
}
