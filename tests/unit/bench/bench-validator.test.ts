import { readdir } from 'node:fs/promises';
import { allChecks } from '../../../server/grading/checks/run-checks.ts';
import { criterionMarks } from '../../../server/grading/marks.ts';
import { rubricTotal } from '../../../server/rubrics/rubric-version.ts';
import { matchQuote } from '../../../server/grading/quote-match.ts';
import type { BenchCase } from '../../bench/validator/bench-case.ts';
import { COUNTING, outcomeOf } from '../../bench/validator/caught.ts';
import { clusteredInterval } from '../../bench/validator/clustered-interval.ts';
import { openSets } from '../../bench/validator/data-file.ts';
import { draftFlaws } from '../../bench/validator/draft-flaws.ts';
import { faultKinds } from '../../bench/validator/fault-kinds.ts';
import { mayBeTrue } from '../../bench/validator/faults/marks-wrong.ts';
import { judgeLabelledSet } from '../../bench/validator/human/judge-labelled-set.ts';
import { loadCases } from '../../bench/validator/load-cases.ts';
import { naiveFindings } from '../../bench/validator/naive-checker.ts';
import type { Variants } from '../../bench/validator/measure.ts';
import { phrasesOf } from '../../bench/validator/phrases/phrases.ts';
import { variantsOf } from '../../bench/validator/variants-of.ts';
import { writeItems } from './labelled-files.ts';

let opened: Record<(typeof openSets)[number], BenchCase[]>;
let held: BenchCase[];
/** The half set aside, or while there is none the last one that was. */
let latest: BenchCase[];
let latestVariants: Variants;
beforeAll(async () => {
  opened = {
    dev: await loadCases('dev'),
    dev2: await loadCases('dev2'),
    dev3: await loadCases('dev3'),
    dev4: await loadCases('dev4'),
    dev5: await loadCases('dev5'),
    dev6: await loadCases('dev6'),
    dev7: await loadCases('dev7'),
    dev8: await loadCases('dev8'),
    dev9: await loadCases('dev9'),
    dev10: await loadCases('dev10'),
    dev11: await loadCases('dev11'),
    dev12: await loadCases('dev12'),
    dev13: await loadCases('dev13'),
    dev14: await loadCases('dev14'),
  };
  held = await loadCases('held');
  latest = held.length > 0 ? held : opened.dev14;
  latestVariants = variantsOf(latest, 1);
});

describe('the collection of sound drafts', () => {
  test('holds at least 105 open drafts and 30 set aside, on at least 30 tasks, in equal parts of three languages', () => {
    const all = [...opened.dev, ...latest];
    expect(new Set(all.map((one) => one.work.task)).size).toBeGreaterThanOrEqual(30);
    for (const language of ['en', 'de', 'es']) {
      const [open, aside] = [opened.dev, latest].map((half) => half.filter((one) => one.language === language));
      expect(open?.length).toBeGreaterThanOrEqual(35);
      expect(aside?.length).toBeGreaterThanOrEqual(10);
      expect(new Set(aside?.map((one) => one.work.task)).size).toBeGreaterThanOrEqual(3);
    }
  });

  test('every file of the folder is loaded, and no id stands twice', async () => {
    const files = await readdir(new URL('../../bench/validator/data/', import.meta.url));
    const all = [...Object.values(opened).flat(), ...held];
    expect(new Set(all.map((one) => one.id.split('/')[0])).size).toBe(files.length);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  });

  test('shares no task and no phrase of a fault between its sets', () => {
    const sets = held.length > 0 ? ([...openSets, 'held'] as const) : openSets;
    const tasksOf = (cases: readonly BenchCase[]) => [...new Set(cases.map((one) => one.work.task))];
    expect(twice([...Object.values(opened), held].flatMap(tasksOf))).toEqual([]);
    for (const language of ['en', 'de', 'es'] as const)
      expect(twice(sets.flatMap((set) => [...new Set(Object.values(phrasesOf({ set, language })).flat())]))).toEqual(
        [],
      );
  });

  test('a draft with a quote that is not there, a claim of absence that is wrong, or a gap is called flawed', () => {
    const [one] = opened.dev;
    if (!one) throw new Error('The collection is empty.');
    const flawsWith = (draft: Partial<BenchCase['draft']>) => draftFlaws({ ...one, draft: { ...one.draft, ...draft } });
    const [point] = one.draft.points;
    if (!point) throw new Error('The draft has no points.');
    const lost = { ...point, evidence: { kind: 'quote' as const, quote: 'never said', span: null } };
    expect(flawsWith({})).toEqual([]);
    expect(flawsWith({ criteria: one.draft.criteria.slice(1) }).join()).toContain('has no level of the rubric');
    expect(flawsWith({ points: [lost, ...one.draft.points.slice(1)] })).toEqual(['"never said" is not in the work']);
  });
});

function twice(items: readonly string[]): string[] {
  return items.filter((item, at) => items.indexOf(item) !== at);
}

describe('the variants', () => {
  test('are enough, the same for the same seed, and others for another', () => {
    const [variants, again, other] = [latestVariants, variantsOf(latest, 1), variantsOf(latest, 2)];
    expect(variants.mutants.length).toBeGreaterThanOrEqual(800);
    expect(variants.untouched.length).toBeGreaterThanOrEqual(400);
    expect(again).toEqual(variants);
    expect(other.mutants).not.toEqual(variants.mutants);
  });

  test.each(faultKinds)('of kind %s all differ from the sound draft, and there are at least 60', (kind) => {
    const sound = new Map(latest.map((one) => [one.id, JSON.stringify([one.draft, one.work.text])]));
    const own = latestVariants.mutants.filter((mutant) => mutant.kind === kind);
    expect(own.length).toBeGreaterThanOrEqual(60);
    for (const { draft, work, caseId } of own) expect(JSON.stringify([draft, work.text])).not.toBe(sound.get(caseId));
  });

  test('a mark that is true of the draft is no fault', () => {
    const isFull = ({ draft, work }: BenchCase) => draft.marks === rubricTotal(work.rubric);
    const [full, other] = [opened.dev11.find(isFull), opened.dev11.find((one) => !isFull(one))];
    if (!full || !other) throw new Error('The set has a draft with all marks and one without.');
    for (const sentence of [
      '{max}/{max}',
      'All {max} are yours.',
      'Kein Punkt wurde abgezogen.',
      'Nothing was deducted.',
    ])
      expect(mayBeTrue(sentence, { ...full, language: sentence.startsWith('K') ? 'de' : 'en' })).toBe(true);
    expect(mayBeTrue('You get {wrong} of {max}.', full)).toBe(false);
    expect(mayBeTrue('{max}/{max}', other)).toBe(false);
  });

  test.each([
    ['en', 'Zero points for this part.', 0],
    ['de', 'Dafür kann ich dir leider keinen Punkt geben.', 0],
    ['es', 'Este apartado tiene un cero.', 0],
    ['en', 'You lost a mark for the missing unit.', 1],
    ['de', 'Einen Teilpunkt gibt es für die Definition.', 1],
    ['es', 'Aquí se te escapa un punto entero.', 1],
  ] as const)('in %s “%s” may be true where a criterion has that many, and only there', (language, sentence, marks) => {
    const has = (one: BenchCase) =>
      one.work.rubric.criteria.map(({ id }) => criterionMarks(one.work.rubric, one.draft.criteria, id));
    const all = Object.values(opened).flat();
    const levels = (one: BenchCase) => one.work.rubric.criteria.map(({ levels }) => levels.at(-1)?.points ?? 0);
    const missing = (one: BenchCase) => has(one).map((own, at) => (levels(one)[at] ?? 0) - (own ?? 0));
    const near = (one: BenchCase) => (marks === 0 ? has(one) : [...has(one), ...missing(one)]);
    const [such, other] = [all.find((one) => near(one).includes(marks)), all.find((one) => !near(one).includes(marks))];
    if (!such || !other) throw new Error('The open sets have a draft of either kind.');
    expect(mayBeTrue(sentence, { ...such, language })).toBe(true);
    expect(mayBeTrue(sentence, { ...other, language })).toBe(false);
  });

  test('that are untouched keep every quote in its work', () => {
    const quotes = [...variantsOf([...Object.values(opened).flat(), ...held], 1).untouched].flatMap(({ draft, work }) =>
      draft.points.map(({ evidence }) => evidence.kind === 'absent' || matchQuote(work.text, evidence.quote) !== null),
    );
    expect(quotes).not.toContain(false);
  });
});

describe('counting', () => {
  test('every check that counts as a catch exists', () => {
    const known = allChecks.map((check) => check.id);
    const named = Object.values(COUNTING).flat();
    expect(named.filter((check) => !check.startsWith('validator:') && !known.includes(check))).toEqual([]);
  });

  test('a catch is new, of the right check and at the right place; a note is not a catch', () => {
    const mutant = variantsOf(opened.dev.slice(0, 1), 1).mutants.find(({ kind }) => kind === 'invented-quote');
    if (!mutant) throw new Error('There is no variant.');
    const [hit] = naiveFindings(mutant.draft, mutant.work);
    if (!hit) throw new Error('There is no finding.');
    expect(outcomeOf(mutant, [hit], [])).toBe('caught');
    expect(outcomeOf(mutant, [{ ...hit, severity: 'note' }], [])).toBe('noted');
    expect(outcomeOf(mutant, [{ ...hit, check: 'length-out-of-bounds' }], [])).toBe('elsewhere');
    expect(outcomeOf(mutant, [{ ...hit, pointId: 'p99' }], [])).toBe('elsewhere');
    expect(outcomeOf(mutant, [hit], [hit])).toBe('missed');
    expect(outcomeOf(mutant, [], [])).toBe('missed');
  });

  test('intervals are wide when a cluster stands or falls together, open to one side at 0 and 1, and null for nothing', () => {
    const items = Array.from({ length: 100 }, (_item, index) => ({ index, hit: index % 10 < 5 }));
    const together = clusteredInterval(
      items.map(({ index, hit }) => ({ cluster: String(index % 10), hit })),
      1,
    );
    const apart = clusteredInterval(
      items.map(({ index, hit }) => ({ cluster: String(index), hit })),
      1,
    );
    const width = (interval: { low: number; high: number } | null) => (interval ? interval.high - interval.low : 0);
    expect(width(together)).toBeGreaterThan(2 * width(apart));
    const all = Array.from({ length: 30 }, (_item, index) => ({ cluster: String(index), hit: true }));
    expect(clusteredInterval(all, 1)?.low).toBeCloseTo(0.884, 3);
    expect(clusteredInterval(all, 1)?.high).toBe(1);
    expect(clusteredInterval([], 1)).toBeNull();
  });
});

describe('feedback labelled by people', () => {
  test('is judged with its numbers', async () => {
    const set = await judgeLabelledSet(await writeItems('good'));
    expect(set).toMatchObject({ kind: 'judged', n: 3 });
    if (set.kind !== 'judged') throw new Error('The set was skipped.');
    expect(set.recalls[0]).toMatchObject({ n: 2, marked: 1 });
    expect(set.recalls.every(({ both, marked, found }) => both <= Math.min(marked, found))).toBe(true);
  });

  test.each([
    ['missing', /is not there or cannot be read/],
    ['broken', /line 2: this is not a JSON object/],
    ['unlabelled', /line 1: "human\.labels"/],
    ['empty', /has no items/],
  ] as const)('is skipped with a reason when it is %s', async (how, reason) => {
    expect(await judgeLabelledSet(await writeItems(how))).toMatchObject({
      kind: 'skipped',
      reason: expect.stringMatching(reason) as string,
    });
  });
});
