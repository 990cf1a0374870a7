import { searchAbsent } from '../../../server/grading/absent-search.ts';
import type { CriterionVerdict, Finding, Severity } from '../../../server/grading/assessment.ts';
import { highlightSegments } from '../../../server/grading/highlight-segments.ts';
import { criterionMarks, marksOf } from '../../../server/grading/marks.ts';
import { fenced, sharedPrompt } from '../../../server/grading/prompt.ts';
import { isBetter, worthRevising } from '../../../server/grading/revision-decision.ts';
import { decideRoute } from '../../../server/grading/route.ts';
import { rubricTotal } from '../../../server/rubrics/rubric-version.ts';
import { aDraft, aFinding, aPoint, aWork, tidesRubric } from './builders.ts';

const level = (criterionId: string, levelId: string): CriterionVerdict => ({ criterionId, kind: 'level', levelId });
const cannot = (criterionId: string): CriterionVerdict => ({ criterionId, kind: 'cannot-judge', reason: 'why' });
const weights = (...severities: Severity[]): Finding[] => severities.map((severity) => aFinding({ severity }));

describe('marksOf', () => {
  test.each([
    ['adds exactly in decimals', [level('cause', 'named'), level('rhythm', 'right')], 0.3],
    ['counts a lowest level as its points', [level('cause', 'none'), level('rhythm', 'wrong')], 0],
    ['is null while a criterion is skipped', [level('cause', 'named')], null],
    ['is null while one cannot be judged', [level('cause', 'named'), cannot('rhythm')], null],
    ['is null for a level the rubric does not know', [level('cause', 'named'), level('rhythm', 'superb')], null],
    ['is null for no verdicts', [], null],
  ])('%s', (_name, verdicts, expected) => {
    expect(marksOf(tidesRubric, verdicts)).toBe(expected);
  });
});

describe('weights', () => {
  const weighted = (...weights: number[]) => ({
    ...tidesRubric,
    criteria: tidesRubric.criteria.map((one, at) => ({ ...one, weight: weights[at] })),
  });
  const chosen = [level('cause', 'named'), level('rhythm', 'right')];
  test.each([
    ['count in marks and in the total', weighted(3, 0.5), 0.4, 2.2],
    ['are rounded to ten-thousandths, half up', weighted(0.3335, 0.0005), 0.0335, 0.2336],
    ['of one change nothing', weighted(1, 1), 0.3, 0.9],
  ])('%s', (_name, rubric, marks, total) => {
    expect(marksOf(rubric, chosen)).toBe(marks);
    expect(rubricTotal(rubric)).toBe(total);
    expect(marksOf(rubric, [level('cause', 'explained'), level('rhythm', 'right')])).toBe(total);
  });

  test('count in the marks of one criterion', () => {
    expect(criterionMarks(weighted(3, 2), chosen, 'cause')).toBe(0.3);
  });
});

test('readers are told what the empty levels around a single point mean', () => {
  const [cause] = tidesRubric.criteria.map((one) => {
    return { ...one, levels: one.levels.map((at, index) => (index === 1 ? at : { ...at, descriptor: '' })) };
  });
  const rubric = { ...tidesRubric, kind: 'single-point' as const, criteria: cause ? [cause] : [] };
  const prompt = sharedPrompt(aWork({ rubric }));
  expect(prompt).toContain('- level none (None): The work falls short of what level named says.');
  expect(prompt).toContain('- level named (Named): The Moon is named.');
  expect(prompt).toContain('- level explained (Explained): The work does more than what level named says.');
});

describe('searchAbsent', () => {
  test.each([
    ['whole words, any case', 'The ACK came back.', ['ack'], ['ACK']],
    ['no part of a word', 'It came back.', ['ack'], []],
    ['phrases across line breaks', 'flow\n control', ['flow control'], ['flow\n control']],
    ['every place, in reading order', 'b a b', ['b', 'a'], ['b', 'a', 'b']],
    ['terms that end in a sign', 'C++ and C', ['c++'], ['C++']],
    ['scripts without spaces', '今日は雨です', ['雨'], ['雨']],
    ['accents typed either way', 'Le Cafe\u0301', ['café'], ['Cafe\u0301']],
    ['nothing for empty terms', 'a', ['', ' '], []],
  ])('finds %s', (_name, work, terms, expected) => {
    expect(searchAbsent(work, terms).map((span) => work.slice(span.start, span.end))).toEqual(expected);
  });
});

describe('decideRoute', () => {
  const absent = aPoint({ evidence: { kind: 'absent', looked: ['moon'], found: [] } });
  test.each([
    ['ready', aDraft(), [], []],
    ['look-here', aDraft(), weights('note'), [{ code: 'note-finding' }]],
    ['look-here', aDraft(), weights('warning', 'warning'), [{ code: 'warning-finding' }]],
    ['look-here', aDraft({ points: [absent] }), [], [{ code: 'absent-evidence', criterionId: 'cause' }]],
    ['yours-first', aDraft(), weights('blocking', 'note'), [{ code: 'blocking-finding' }, { code: 'note-finding' }]],
    ['yours-first', aDraft({ criteria: [cannot('cause')] }), [], [{ code: 'cannot-judge', criterionId: 'cause' }]],
  ])('%s', (route, draft, findings, routeReasons) => {
    expect(decideRoute(draft, findings)).toEqual({ route, routeReasons });
  });
});

describe('isBetter', () => {
  test.each([
    ['fewer', ['warning', 'warning'], ['warning'], true],
    ['none left', ['blocking'], [], true],
    ['lighter, as many', ['blocking'], ['note'], true],
    ['the same', ['warning'], ['warning'], false],
    ['fewer but heavier', ['warning', 'warning'], ['blocking'], false],
    ['lighter but more', ['warning'], ['note', 'note'], false],
    ['one blocking bought with two warnings', ['blocking'], ['warning', 'warning'], false],
    ['nothing to better', [], [], false],
  ] as [string, Severity[], Severity[], boolean][])('%s', (_name, earlier, revised, expected) => {
    expect(isBetter(weights(...revised), weights(...earlier))).toBe(expected);
  });

  test('notes, and a silent second reader, are not worth a revision', () => {
    expect(worthRevising(weights('note', 'note'))).toBe(false);
    expect(worthRevising([aFinding({ check: 'validator-silent', severity: 'blocking' })])).toBe(false);
    expect(worthRevising(weights('note', 'warning'))).toBe(true);
  });
});

describe('highlightSegments', () => {
  const text = 'abcdefgh';
  test.each([
    ['no spans', [], [['abcdefgh', '']]],
    [
      'one span',
      [[2, 4, 'x']],
      [
        ['ab', ''],
        ['cd', 'x'],
        ['efgh', ''],
      ],
    ],
    [
      'overlapping spans',
      [
        [1, 5, 'x'],
        [3, 7, 'y'],
      ],
      [
        ['a', ''],
        ['bc', 'x'],
        ['de', 'xy'],
        ['fg', 'y'],
        ['h', ''],
      ],
    ],
    [
      'one inside another',
      [
        [0, 8, 'x'],
        [3, 4, 'y'],
      ],
      [
        ['abc', 'x'],
        ['d', 'xy'],
        ['efgh', 'x'],
      ],
    ],
    [
      'the same span twice',
      [
        [0, 2, 'x'],
        [0, 2, 'y'],
      ],
      [
        ['ab', 'xy'],
        ['cdefgh', ''],
      ],
    ],
    [
      'spans outside are clipped, empty ones ignored',
      [
        [-3, 1, 'x'],
        [5, 5, 'y'],
        [7, 99, 'z'],
      ],
      [
        ['a', 'x'],
        ['bcdefg', ''],
        ['h', 'z'],
      ],
    ],
  ] as [string, [number, number, string][], [string, string][]][])('%s', (_name, spans, expected) => {
    const segments = highlightSegments(
      text,
      spans.map(([start, end, id]) => ({ start, end, id })),
    );
    expect(segments.map((segment) => [segment.text, segment.ids.join('')])).toEqual(expected);
    expect(segments.map((segment) => segment.text).join('')).toBe(text);
  });

  test('an empty text has no segments', () => {
    expect(highlightSegments('', [{ id: 'x', start: 0, end: 3 }])).toEqual([]);
  });
});

test('a fence that stands in the text is drawn again; a source that never yields another is an error', () => {
  const draws = ['seen', 'fresh'];
  expect(fenced('WORK', 'I have seen it', () => draws.shift() ?? '')).toBe(
    'BEGIN WORK fresh\nI have seen it\nEND WORK fresh',
  );
  expect(() => fenced('WORK', 'I have seen it', () => 'seen')).toThrow('fence');
});
