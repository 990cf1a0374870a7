import { lookFirst } from '../../../server/grades/look-first.ts';
import type { Marks, WantedScore } from '../../../server/grades/gradebook-cell.ts';
import type { CommentIs, ResultReading } from '../../../server/lti/lti-gateway.ts';

const wanted: WantedScore = {
  ...{ submissionId: 's', release: 1, scoreGiven: 3, scoreMaximum: 4, comment: 'Good work.', submittedAt: null },
};
const older: Marks = { scoreGiven: 2, scoreMaximum: 4 };
const shows = (resultScore: number | null, comment: string | null = null): ResultReading => ({
  ...{ kind: 'read', resultScore, resultMaximum: 20, comment },
});
const sent = { ...wanted, ...older, timestamp: new Date(0), confirmed: 'accepted' as const };
const fresh = { sent: null, tried: [] as Marks[] };

test.each<[string, ResultReading, object, CommentIs, string]>([
  ['nothing can be read', { kind: 'not-allowed' }, fresh, 'new', 'send'],
  ['nothing stands there', shows(null), fresh, 'new', 'send'],
  ['a nought nobody of us sent (Canvas: missing work)', shows(0), fresh, 'new', 'send'],
  ['a mark nobody of us sent', shows(9), fresh, 'new', 'overridden'],
  ['what we sent last', shows(10), { sent, tried: [] }, 'new', 'send'],
  ['something else than we sent last', shows(11), { sent, tried: [] }, 'new', 'overridden'],
  ['a nought after our mark', shows(0), { sent, tried: [] }, 'new', 'overridden'],
  ['an older try that arrived unnoticed', shows(10), { sent: null, tried: [older, wanted] }, 'unsure', 'send'],
  ['ours in doubt, whole', shows(15, 'Good\u00a0 work.\n'), { sent: null, tried: [wanted] }, 'unsure', 'arrived'],
  ['ours in doubt, without comment', shows(15), { sent: null, tried: [wanted] }, 'unsure', 'send'],
  ['ours, in no doubt', shows(15, 'Good work.'), { sent, tried: [] }, 'new', 'send'],
  ['another’s, but the teacher insists', shows(9), { ...fresh, forced: true }, 'new', 'send'],
])('%s', (_case, reading, cell, comment, decision) => {
  expect(lookFirst(reading, cell as typeof fresh, { wanted, comment })).toBe(decision);
});
