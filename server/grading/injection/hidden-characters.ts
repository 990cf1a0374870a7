import type { Span } from '../assessment.ts';
import { findBidiControls } from './bidi-controls.ts';
import { findMixedWords } from './homoglyph-words.ts';
import type { HiddenPassage } from './inspect-text.ts';
import { isRegionFlag } from './strip-tag-characters.ts';

/** Every stretch of characters that a reader cannot see or would take for others, by place. */
export function findHiddenCharacters(text: string): HiddenPassage[] {
  if (PLAIN.test(text)) return [];
  const found = [
    ...passages('zero-width', runsOf(text, ZERO_WIDTH, isNeeded)),
    ...passages(
      'tag-characters',
      runsOf(text, TAGS, (run, before) => isRegionFlag(before, run)),
    ),
    ...passages('bidi-override', findBidiControls(text)),
    ...passages('homoglyph-mix', findMixedWords(text)),
    ...passages(
      'control',
      runsOf(text, CONTROLS, () => false),
    ),
  ];
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Nothing but printable ASCII and ordinary white space: most works, done at once. */
const PLAIN = /^[\t\n\r -~]*$/;

/**
 * Characters without width or ink: soft hyphen, combining grapheme joiner, Hangul and Khmer fillers, zero-width
 * space, joiners, word joiner and the invisible operators, deprecated format characters, byte-order mark
 * (Unicode 16 `Default_Ignorable_Code_Point`, without variation selectors in use, bidi controls and tags).
 */
const ZERO_WIDTH =
  // eslint-disable-next-line no-misleading-character-class -- each of them alone is what it looks for
  /[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0100}-\u{e01ef}]+/gu;

/** Tag characters (Unicode §23.9): a whole invisible ASCII. Other characters of the plane's first block go with them. */
const TAGS = /[\u{e0000}-\u{e007f}]+/gu;

/** C0 and C1 controls besides tab and line ends, interlinear annotation marks, and noncharacters. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb\ufffe\uffff]+/gu;

type Exempt = (run: string, before: string, after: string) => boolean;

function runsOf(text: string, pattern: RegExp, isExempt: Exempt): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const before = lastCharacter(text.slice(Math.max(0, start - 2), start));
    const after = text.slice(end, end + 2);
    return isExempt(match[0], before, after) ? [] : [{ start, end }];
  });
}

/** The last code point: of a surrogate pair both halves. */
function lastCharacter(tail: string): string {
  return Array.from(tail).at(-1) ?? '';
}

/** Scripts whose spelling uses the joiners (Unicode §23.2), or that break lines at zero-width spaces. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Balinese}\p{Script=Javanese}]/u;
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Tai_Le}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Emoji_Component}]/u;

/** One such character where its script or an emoji needs it; runs of them never carry meaning. */
function isNeeded(run: string, before: string, after: string): boolean {
  const around = before + after;
  if (/^[\u200c\u200d]$/u.test(run)) return JOINING.test(before) || isEmojiJoin(run, before, after);
  if (/^\u200b$/u.test(run)) return UNSPACED.test(around);
  if (/^[\ufe00-\ufe0f]\u200d?$/u.test(run)) return /\P{ASCII}|[0-9#*]/u.test(before);
  if (/^[\u{e0100}-\u{e01ef}]$/u.test(run)) return /\p{Script=Han}/u.test(before);
  if (/^[\u180b-\u180f]$/u.test(run)) return /\p{Script=Mongolian}/u.test(before);
  if (/^[\u115f\u1160\u3164\uffa0]$/u.test(run)) return /\p{Script=Hangul}/u.test(around);
  return /^[\u17b4\u17b5]$/u.test(run) && /\p{Script=Khmer}/u.test(around);
}

function isEmojiJoin(run: string, before: string, after: string): boolean {
  return run === '\u200d' && EMOJI.test(before) && EMOJI.test(after);
}

function passages(kind: HiddenPassage['kind'], spans: readonly Span[]): HiddenPassage[] {
  return spans.map((span) => ({ kind, span }));
}
