import { BUCKETS, featuresOf } from '../../../server/grading/checks/tone/tone-features.ts';
import { weightOf, type ToneFault, type ToneModel } from '../../../server/grading/checks/tone/tone-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { shuffled } from '../validator/draw.ts';
import type { Sample, SampleKind } from './samples.ts';

/**
 * Logistic regression by stochastic gradient descent, both classes weighing the same, with steps that shrink for each
 * weight as it moves (Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 12, 2011) and a pull towards zero.
 * The same samples in the same order give the same weights: the only chance in it is seeded.
 */
export function learnWeights(samples: readonly Sample[], fault: ToneFault): ToneModel {
  const rows = rowsOf(samples, fault);
  const learner = {
    weights: new Float64Array(BUCKETS),
    bias: 0,
    moved: new Float64Array(BUCKETS).fill(1e-6),
    biasMoved: 1e-6,
  };
  const positive = rows.filter((row) => row.isFault).length;
  const share = { fault: rows.length / (2 * positive), sound: rows.length / (2 * (rows.length - positive)) };
  const random = seededRandom(20_261_125);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const row of shuffled(rows, random)) step(learner, row, row.isFault ? share.fault : share.sound);
  return rounded(learner);
}

const EPOCHS = 25;
const RATE = 0.05;
const PULL = 2e-3;

type Row = { features: { bucket: number; weight: number }[]; isFault: boolean };
type Learner = { weights: Float64Array; bias: number; moved: Float64Array; biasMoved: number };

function step(learner: Learner, { features, isFault }: Row, weight: number): void {
  const { weights, moved } = learner;
  const sum = features.reduce((all, one) => all + (weights[one.bucket] ?? 0) * one.weight, learner.bias);
  const error = (1 / (1 + Math.exp(-sum)) - (isFault ? 1 : 0)) * weight;
  for (const { bucket, weight: size } of features) {
    const slope = error * size + PULL * (weights[bucket] ?? 0);
    moved[bucket] = (moved[bucket] ?? 0) + slope * slope;
    weights[bucket] = (weights[bucket] ?? 0) - (RATE * slope) / Math.sqrt(moved[bucket]);
  }
  learner.biasMoved += error * error;
  learner.bias -= (RATE * error) / Math.sqrt(learner.biasMoved);
}

/** Whole numbers from -127 to 127 and their scale; the bias with four decimals. */
function rounded({ weights, bias }: Learner): ToneModel {
  const scale = Number((weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 127).toPrecision(6));
  return { bias: Number(bias.toFixed(4)), scale, weights: Int8Array.from(weights, (one) => Math.round(one / scale)) };
}

/** The samples a fault is learnt from. */
function rowsOf(samples: readonly Sample[], fault: ToneFault): Row[] {
  return samples.flatMap((sample) => {
    const isFault = labelOf(fault, sample);
    if (isFault === null) return [];
    const features = featuresOf(sample.tone).map((one) => ({ bucket: one.bucket, weight: weightOf(one, fault) }));
    return [{ features, isFault }];
  });
}

/** `true` for a case of the fault, `false` for a sound one, null for what teaches nothing of it. */
export function labelOf(fault: ToneFault, sample: Sample): boolean | null {
  return LABELS[fault](sample);
}

const LABELS: Record<ToneFault, (sample: Sample) => boolean | null> = {
  // A draft praises strong work by right: only its words on weak work, and its steps, are sound beside praise.
  praise: ({ kind, origin, block }) => {
    if (kind === 'praise') return true;
    return kind === 'low' || kind === 'vague' || block === 'errands' || (kind === 'sound' && origin !== 'draft')
      ? false
      : null;
  },
  generic: ({ kind, origin, block }) => {
    if (block === 'lexicon' || block === 'critical') return null;
    if (kind === 'praise' || kind === 'generic' || kind === 'vague') return true;
    return kind === 'point' || (kind === 'sound' && origin !== 'draft') ? false : null;
  },
  claim: ({ kind, block }) => {
    if (kind === 'claim') return true;
    return ['point', 'marks', 'verdict', 'leak', 'framed'].includes(kind) || block === 'lexicon' ? null : false;
  },
  marks: ({ kind, tone }) => {
    if (APART.has(kind) || !tone.tokens.includes('#')) return null;
    return kind === 'marks' || kind === 'verdict';
  },
  // Praise is a fault of its own, and nobody can say of "first-class work" which of the two it is.
  verdict: ({ kind, tone }) => {
    if (APART.has(kind) || kind === 'praise' || tone.tokens.includes('#')) return null;
    return kind === 'marks' || kind === 'verdict';
  },
  leak: ({ kind, origin }) => {
    if (kind === 'leak') return true;
    return kind === 'framed' || (origin === 'written' && ['sound', 'plain', 'count', 'low'].includes(kind))
      ? false
      : null;
  },
};

/** Whole comments, and sentences whose words from the notes were put aside. */
const APART: ReadonlySet<SampleKind> = new Set(['point', 'leak', 'framed']);
