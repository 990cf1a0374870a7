import { VIEWS_DIR } from '../../../server/http/views-dir.ts';
import { loadWords } from '../../../server/http/words.ts';
import { decideRoute } from '../../../server/grading/route.ts';
import { decideSend } from '../../../server/lti/decide-send.ts';
import { policyOf } from '../../../server/lti/platform-policy.ts';
import { NO_DRAFT_REASONS, ROUTED, TROUBLES } from './codes.ts';

const words = loadWords(VIEWS_DIR);
const now = new Date('2026-11-23T12:00:00Z');

test.each([400, 401, 403, 404, 410, 418, 422])('a score refused with %i is told in words, short and long', (status) => {
  const answered = { kind: 'answered' as const, answer: { status, headers: {}, text: '' } };
  const sent = decideSend(answered, policyOf('moodle'), now);
  const reason = sent.kind === 'refused' ? sent.reason : 'not refused';
  expect(words.knows(`reviews:gradebook.${reason}.short`)).toBe(true);
  expect(words.knows(`reviews:gradebook.${reason}.long`)).toBe(true);
});

test.each(TROUBLES)('trouble %s has words', (code) => {
  expect(words.knows(`reviews:gradebook.${code}.short`) && words.knows(`reviews:gradebook.${code}.long`)).toBe(true);
});

test.each(NO_DRAFT_REASONS)('the missing draft "%s" has words', (code) => {
  expect(words.knows(`reviews:noDraft.${code}.short`) && words.knows(`reviews:noDraft.${code}.long`)).toBe(true);
});

test.each(Object.entries(ROUTED))('the reason "%s" can be given for a route, and has words', (code, facts) => {
  const { draft, findings, signals, thresholds } = facts;
  const codes = decideRoute(draft, findings, signals, thresholds).routeReasons.map((reason) => reason.code);
  expect(codes).toContain(code);
  for (const each of [...codes, 'blind-first']) expect(words.knows(`reviews:why.${each}`)).toBe(true);
});
