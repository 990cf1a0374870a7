import type { Draft, Finding } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';
import type { BenchCase, Language } from './bench-case.ts';
import { outcomeOf, type Outcome } from './caught.ts';
import { clusteredInterval, type ClusteredHit, type Interval } from './clustered-interval.ts';
import { faultKinds, type FaultKind } from './fault-kinds.ts';
import type { Mutant } from './mutant.ts';
import type { Untouched } from './untouched-of.ts';

/** Whatever finds faults in a draft: code alone, code with a model, or a baseline. */
export type Checker = (draft: Draft, work: Work) => Finding[] | Promise<Finding[]>;

export type Measured = {
  kinds: Record<FaultKind, KindFigures>;
  mutated: number;
  untouched: AlarmFigures;
  untouchedBy: Record<Language, AlarmFigures>;
  /** For the person who works on the checks: what was not caught, and what was cried out for nothing. */
  misses: string[];
  alarms: string[];
};

export type KindFigures = Record<Outcome, number> & { n: number; share: number | null; interval: Interval | null };
export type AlarmFigures = { n: number; alarms: number; share: number | null; interval: Interval | null };

/** Runs a checker over every variant, side by side, and counts; `seed` is that of the intervals. */
export async function measure(checker: Checker, variants: Variants, seed: number): Promise<Measured> {
  const copyOf = copier();
  const found = async <V extends { caseId: string; draft: Draft; work: Work }>(all: readonly V[]) =>
    Promise.all(all.map(async (one): Promise<[V, Finding[]]> => [one, await checker(one.draft, copyOf(one))]));
  const sources = variants.cases.map(({ id, draft, work }) => ({ caseId: id, draft, work }));
  const before = new Map((await found(sources)).map(([{ caseId }, findings]) => [caseId, findings]));
  const faults = (await found(variants.mutants)).map(([mutant, findings]): Judged => {
    return { mutant, outcome: outcomeOf(mutant, findings, before.get(mutant.caseId) ?? []) };
  });
  const sound = (await found(variants.untouched)).map(([untouched, findings]): Sound => {
    return { untouched, alarms: findings.filter(isAlarm) };
  });
  return {
    kinds: Object.fromEntries(faultKinds.map((kind) => [kind, kindFigures(faults, kind, seed)])) as Measured['kinds'],
    mutated: faults.length,
    untouched: alarmFigures(sound, seed),
    untouchedBy: Object.fromEntries(
      LANGUAGES.map((language) => [language, inLanguage(sound, language, seed)]),
    ) as Measured['untouchedBy'],
    misses: faults.filter(({ outcome }) => outcome !== 'caught').map(missLine),
    alarms: sound.flatMap(({ untouched, alarms }) => alarms.map((alarm) => alarmLine(untouched, alarm))),
  };
}

export type Variants = { cases: readonly BenchCase[]; mutants: readonly Mutant[]; untouched: readonly Untouched[] };

type Judged = { mutant: Mutant; outcome: Outcome };
type Sound = { untouched: Untouched; alarms: Finding[] };

const LANGUAGES: Language[] = ['en', 'de', 'es'];

/**
 * The works of one case at a time, copied: what the checks remember of them goes when the next case comes, or a large set
 * would not fit into memory.
 */
function copier(): (variant: { caseId: string; work: Work }) => Work {
  let current = { caseId: '', copies: new Map<Work, Work>() };
  return ({ caseId, work }) => {
    if (caseId !== current.caseId) current = { caseId, copies: new Map() };
    const copy = current.copies.get(work) ?? { ...work };
    current.copies.set(work, copy);
    return copy;
  };
}

/** A note holds no draft back and asks nobody to look, so it is no alarm. */
function isAlarm(finding: Finding): boolean {
  return finding.severity !== 'note';
}

function kindFigures(faults: readonly Judged[], kind: FaultKind, seed: number): KindFigures {
  const own = faults.filter(({ mutant }) => mutant.kind === kind);
  const count = (outcome: Outcome) => own.filter((judged) => judged.outcome === outcome).length;
  const hits = own.map(({ mutant, outcome }) => ({ cluster: mutant.caseId, hit: outcome === 'caught' }));
  const [caught, noted, elsewhere, missed] = [count('caught'), count('noted'), count('elsewhere'), count('missed')];
  return { n: own.length, caught, noted, elsewhere, missed, ...shareWithin(hits, seed) };
}

function alarmFigures(sound: readonly Sound[], seed: number): AlarmFigures {
  const hits = sound.map(({ untouched, alarms }) => ({ cluster: untouched.caseId, hit: alarms.length > 0 }));
  return { n: sound.length, alarms: hits.filter(({ hit }) => hit).length, ...shareWithin(hits, seed) };
}

function inLanguage(sound: readonly Sound[], language: Language, seed: number): AlarmFigures {
  return alarmFigures(
    sound.filter(({ untouched }) => untouched.work.language === language),
    seed,
  );
}

function shareWithin(hits: readonly ClusteredHit[], seed: number): { share: number | null; interval: Interval | null } {
  const share = hits.length === 0 ? null : hits.filter(({ hit }) => hit).length / hits.length;
  return { share, interval: clusteredInterval(hits, seed) };
}

function missLine({ mutant: { kind, caseId, variant, place }, outcome }: Judged): string {
  const at = [...place.criterionIds, ...place.pointIds].join(' ') || 'summary';
  return `${kind} ${outcome}: ${caseId}, ${variant} (${at})`;
}

function alarmLine({ caseId, variant }: Untouched, { check, pointId, message }: Finding): string {
  return `${check}: ${caseId}, ${variant} (${pointId ?? 'whole draft'}): ${message}`;
}
