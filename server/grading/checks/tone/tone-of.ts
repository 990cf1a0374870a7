import { brotliDecompressSync } from 'node:zlib';
import { baseLanguage } from '../../language/detect-language.ts';
import type { FeedbackWords } from '../words/feedback-words.ts';
import { featuresOf, type Feature } from './tone-features.ts';
import { readTone, type ToneContext } from './tone-text.ts';
import { toneWeights } from './tone-weights.ts';

/**
 * How far a wording sounds like one of six faults, from 0 to 1, or `null` for a language without a model:
 * `praise` (a sentence that praises and names nothing), `generic` (a comment that fits any work), `claim` (a sentence
 * about the person), `marks` (a number in it is a mark), `verdict` (a mark without a number) and `leak` (the answer is
 * announced). Logistic regression over hashed features, one model for each fault and language; the
 * sentences it learnt from and the script that makes the weights stand in `tests/bench/tone` (`npm run train:tone`).
 * The figure is no probability in use, where faults are rare: every threshold is set by its caller, who says from what.
 */
export function toneOf(
  fault: ToneFault,
  text: string,
  context: ToneContext & { language: string; words: FeedbackWords },
): number | null {
  const model = modelOf(context.language, fault);
  if (!model) return null;
  const features = featuresIn(text, context);
  const sum = features.reduce((all, one) => all + (model.weights[one.bucket] ?? 0) * weightOf(one, fault), 0);
  return 1 / (1 + Math.exp(-(model.bias + sum * model.scale)));
}

/** What a feature weighs for a fault: a mark is said by its words and its form, praise by its words. */
export function weightOf({ weight, isMark }: Feature, fault: ToneFault): number {
  return isMark ? weight * MARKS_WEIGH[fault] : weight;
}

/** House numbers: the best of cross-validation over voices. */
const MARKS_WEIGH: Record<ToneFault, number> = {
  praise: 0.5,
  generic: 0.5,
  claim: 0.5,
  marks: 1.5,
  verdict: 1.5,
  leak: 1.5,
};

/** The same sentence is asked about for several faults: its features are kept as long as the work they were read beside. */
function featuresIn(text: string, context: ToneContext & { words: FeedbackWords }): readonly Feature[] {
  const ofWork = heard.get(context.isKnown) ?? new Map<string, readonly Feature[]>();
  heard.set(context.isKnown, ofWork);
  const key = `${context.title}\n${text}`;
  const features = ofWork.get(key) ?? featuresOf(readTone(text, context, context.words));
  ofWork.set(key, features);
  return features;
}

const heard = new WeakMap<ToneContext['isKnown'], Map<string, readonly Feature[]>>();

export type ToneFault = 'praise' | 'generic' | 'claim' | 'marks' | 'verdict' | 'leak';

/** `weights` are whole numbers from -127 to 127, to be multiplied by `scale`. */
export type ToneModel = { bias: number; scale: number; weights: Int8Array };

/** The model of a fault in a language, unpacked once. */
export function modelOf(language: string, fault: ToneFault): ToneModel | null {
  const name = `${baseLanguage(language)} ${fault}`;
  const known = unpacked.get(name);
  if (known) return known;
  const packed = toneWeights[name];
  if (!packed) return null;
  const weights = new Int8Array(brotliDecompressSync(Buffer.from(packed.weights, 'base64')));
  const model = { bias: packed.bias, scale: packed.scale, weights };
  unpacked.set(name, model);
  return model;
}

const unpacked = new Map<string, ToneModel>();
