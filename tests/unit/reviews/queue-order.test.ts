import { compareQueuePlaces, NEEDS_PERSON, urgency, type QueuePlace } from '../../../server/reviews/queue-order.ts';

const place = (id: string, overrides: Partial<QueuePlace> = {}): QueuePlace => ({
  id,
  state: 'with-teacher',
  route: 'ready',
  gradebookTrouble: false,
  submittedAt: new Date('2026-11-23T09:00:00Z'),
  ...overrides,
});

test('what needs a person most comes first, whatever order it came in', () => {
  const wanted = [
    place('no draft', { route: null }),
    place('yours first', { route: 'yours-first' }),
    place('gradebook trouble', { state: 'released', gradebookTrouble: true }),
    place('look here', { route: 'look-here' }),
    place('ready, older', { submittedAt: new Date('2026-11-23T08:00:00Z') }),
    place('ready, a'),
    place('ready, b'),
    place('approved', { state: 'approved' }),
    place('reading', { state: 'reading', route: null }),
    place('queued', { state: 'queued', route: null }),
    place('released', { state: 'released' }),
    place('returned', { state: 'returned' }),
    place('superseded', { state: 'superseded' }),
  ];
  expect(
    [...wanted]
      .reverse()
      .sort(compareQueuePlaces)
      .map(({ id }) => id),
  ).toEqual(wanted.map(({ id }) => id));
  expect(wanted.filter((one) => urgency(one) < NEEDS_PERSON)).toHaveLength(7);
});
