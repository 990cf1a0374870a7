import type { CriterionVerdict, Finding, Severity } from '../../../server/grading/assessment.ts';
import { FIXED_THRESHOLDS, type Thresholds } from '../../../server/grading/deferral/thresholds.ts';
import { NO_SIGNALS, type Signals } from '../../../server/grading/deferral/level-risk.ts';
import { decideRoute } from '../../../server/grading/route.ts';
import { aDraft, aFinding } from './builders.ts';

const again = (...levelIds: string[]): Partial<Signals> => ({ repeats: [{ criterionId: 'cause', levelIds }] });
const blind = (levelId: string | null): Partial<Signals> => ({ blind: [{ criterionId: 'cause', levelId }] });
const canary = (...movedCriteria: string[]): Partial<Signals> => ({
  canary: { passages: [{ start: 0, end: 3 }], movedCriteria },
});
const ready = (limit: number | null): Partial<Thresholds> => ({ ready: limit });
const disagreement = (severity: Severity = 'warning'): Finding =>
  aFinding({ check: 'choices-disagree', severity, criterionId: 'cause' });
const DOUBT = [{ code: 'level-in-doubt', criterionId: 'cause' }];

test.each<[string, string, Partial<Signals>, Finding[], Partial<Thresholds>, object[]]>([
  ['the same level every time', 'ready', again('explained', 'explained', 'explained'), [], {}, []],
  ['one of two choices apart', 'look-here', again('explained', 'named', 'explained'), [], {}, DOUBT],
  ['both apart', 'yours-first', again('explained', 'named', 'none'), [], {}, DOUBT],
  [
    'one repeat apart, the blind one with us',
    'look-here',
    { ...again('explained', 'named'), ...blind('explained') },
    [],
    {},
    DOUBT,
  ],
  ['a blind reader arrives elsewhere', 'yours-first', blind('named'), [], {}, DOUBT],
  ['a blind reader cannot tell', 'yours-first', blind(null), [], {}, DOUBT],
  ['a choice that left only its finding', 'look-here', {}, [disagreement()], {}, DOUBT],
  ['the same, where a course lets that much pass', 'ready', {}, [disagreement()], ready(0.5), []],
  [
    'a grave one is never let pass',
    'yours-first',
    {},
    [disagreement('blocking')],
    ready(0.5),
    [{ code: 'blocking-finding', criterionId: 'cause' }],
  ],
  ['another finding is no doubt to let pass', 'look-here', {}, [aFinding()], ready(0.5), [{ code: 'warning-finding' }]],
  ['a model that is unsure of itself, alone', 'ready', { confidence: 0 }, [], {}, []],
  [
    'the same on top of a doubt that would pass',
    'yours-first',
    { ...again('explained', 'named', 'explained'), confidence: 0.2 },
    [],
    ready(0.5),
    DOUBT,
  ],
  [
    'a sure one does not dispel a doubt',
    'look-here',
    { ...again('explained', 'named', 'explained'), confidence: 1 },
    [],
    {},
    DOUBT,
  ],
  [
    'a passage that moved a level',
    'yours-first',
    canary('rhythm'),
    [],
    {},
    [{ code: 'canary-moved', criterionId: 'rhythm' }],
  ],
  ['a passage that moved nothing', 'ready', canary(), [], {}, []],
  ['a course where nothing is ready', 'look-here', {}, [], ready(null), [{ code: 'not-trusted-yet' }]],
])('%s: %s', (_what, route, signals, findings, thresholds, routeReasons) => {
  const decided = decideRoute(
    aDraft(),
    findings,
    { ...NO_SIGNALS, ...signals },
    { ...FIXED_THRESHOLDS, ...thresholds },
  );
  expect(decided).toEqual({ route, routeReasons });
});

test('near a boundary and not chosen again, a level is in doubt; chosen again alike, it is not', () => {
  const close: CriterionVerdict = { criterionId: 'cause', kind: 'level', levelId: 'explained', closeTo: 'named' };
  const draft = aDraft({ criteria: [close, { criterionId: 'rhythm', kind: 'level', levelId: 'right' }] });
  expect(decideRoute(draft, [])).toEqual({ route: 'look-here', routeReasons: DOUBT });
  expect(decideRoute(draft, [], { ...NO_SIGNALS, ...again('explained', 'explained') }).route).toBe('ready');
});
