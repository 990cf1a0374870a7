import {
  countGroups,
  groupOf,
  pageStretches,
  QUEUE_GROUPS,
  type QueueFacet,
  type QueuePlace,
} from '../../../server/reviews/queue-order.ts';

const place = (changes: Partial<QueuePlace>): QueuePlace => ({
  ...{ state: 'with-teacher', route: 'ready', hidden: false, troubled: false, asked: false },
  ...changes,
});

test.each([
  [place({ route: null }), 'no-draft'],
  [place({ route: 'yours-first' }), 'yours-first'],
  [place({ hidden: true }), 'blind-first'],
  [place({ route: null, hidden: true }), 'no-draft'],
  [place({ state: 'released', troubled: true }), 'trouble'],
  [place({ state: 'released', troubled: true, asked: true }), 'asked'],
  [place({ route: 'look-here', troubled: true }), 'look-here'],
  [place({}), 'ready'],
  [place({ state: 'approved' }), 'approved'],
  [place({ state: 'queued' }), 'queued'],
  [place({ state: 'superseded' }), 'superseded'],
  [place({ state: 'composing' }), null],
] as const)('%j stands in %s', (given, group) => {
  expect(groupOf(given)).toBe(group);
});

test('what needs a person most comes first', () => {
  expect(QUEUE_GROUPS.slice(0, 7)).toEqual([
    'asked',
    'no-draft',
    'yours-first',
    'blind-first',
    'trouble',
    'look-here',
    'ready',
  ]);
});

const facet = (count: number, changes: Partial<QueueFacet>): QueueFacet => ({
  ...{ ...place({}), assignmentId: 'a', withFindings: false, count },
  ...changes,
});

test('groups are counted as filtered, in the order of the queue', () => {
  const facets = [
    facet(3, { state: 'released' }),
    facet(2, {}),
    facet(4, { route: 'look-here', withFindings: true }),
    facet(5, { hidden: true, withFindings: true }),
    facet(6, { assignmentId: 'b' }),
  ];
  const counted = (filter: object) => countGroups(facets, filter).map(({ group, count }) => `${group} ${count}`);
  expect(counted({})).toEqual(['blind-first 5', 'look-here 4', 'ready 8', 'released 3']);
  expect(counted({ state: 'with-teacher', route: 'yours-first' })).toEqual(['blind-first 5']);
  expect(counted({ findings: 'some' })).toEqual(['look-here 4']);
});

test('a page is cut out of groups without gap or overlap', () => {
  const groups = [
    { group: 'ready' as const, count: 3 },
    { group: 'approved' as const, count: 1 },
    { group: 'released' as const, count: 4 },
  ];
  const rows = (from: number) =>
    pageStretches(groups, from, 3).flatMap(({ group, skip, limit }) =>
      Array.from({ length: limit }, (_, at) => `${group} ${skip + at}`),
    );
  expect(rows(0)).toEqual(['ready 0', 'ready 1', 'ready 2']);
  expect(rows(3)).toEqual(['approved 0', 'released 0', 'released 1']);
  expect(rows(6)).toEqual(['released 2', 'released 3']);
  expect(rows(9)).toEqual([]);
});
