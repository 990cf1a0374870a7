import { decideEnd, earliestEnd, type CourseEnd } from '../../../server/assignments/retention/retention.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const course = { days: 100, on: null, lastActivityAt: day(0), open: 0, onHold: false, announcedAt: null };

test.each<[string, number, Partial<CourseEnd>, ReturnType<typeof decideEnd>]>([
  ['without a number of days nothing ends', 900, { days: null }, { kind: 'kept' }],
  ['long before, nothing is told', 69, {}, { kind: 'later', goesAt: day(100) }],
  ['thirty days before, it is', 70, {}, { kind: 'announce', goesAt: day(100) }],
  ['found late, it is told for thirty days all the same', 200, {}, { kind: 'announce', goesAt: day(230) }],
  ['told, it waits', 99, { announcedAt: day(70) }, { kind: 'announced', goesAt: day(100) }],
  ['told late, it waits for thirty days', 229, { announcedAt: day(200) }, { kind: 'announced', goesAt: day(230) }],
  ['told and over, it goes', 100, { announcedAt: day(70) }, { kind: 'erase', goesAt: day(100) }],
  [
    'what happens meanwhile moves it on',
    100,
    { announcedAt: day(70), lastActivityAt: day(90) },
    { kind: 'later', goesAt: day(190) },
  ],
  ['a hold stops it, however far it is', 1, { onHold: true }, { kind: 'paused', why: 'hold', goesAt: day(100) }],
  [
    'a hold stops what was told',
    500,
    { announcedAt: day(70), onHold: true },
    { kind: 'paused', why: 'hold', goesAt: day(100) },
  ],
  ['so does what is open', 500, { announcedAt: day(70), open: 1 }, { kind: 'paused', why: 'open', goesAt: day(100) }],
  ['a date stands above the days, and nothing moves it', 99, { on: day(130) }, { kind: 'later', goesAt: day(130) }],
  [
    'a date is told thirty days before',
    100,
    { on: day(130), days: null, lastActivityAt: day(99) },
    { kind: 'announce', goesAt: day(130) },
  ],
  [
    'on its date it goes',
    130,
    { on: day(130), announcedAt: day(100), lastActivityAt: day(129) },
    { kind: 'erase', goesAt: day(130) },
  ],
  ['a hold stops a date', 500, { on: day(130), onHold: true }, { kind: 'paused', why: 'hold', goesAt: day(130) }],
  ['what is open stops a date', 500, { on: day(130), open: 1 }, { kind: 'paused', why: 'open', goesAt: day(130) }],
  ['after a pause a date is told anew', 500, { on: day(130) }, { kind: 'announce', goesAt: day(530) }],
])('%s', (_name, now, changes, verdict) => {
  expect(decideEnd({ ...course, ...changes }, day(now))).toEqual(verdict);
});

test('the first date to choose leaves thirty days to tell of it', () => {
  expect(earliestEnd(day(0))).toEqual(day(30));
  expect(earliestEnd(new Date(day(0).getTime() + 1))).toEqual(day(31));
});
