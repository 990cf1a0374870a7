import { VIEWS_DIR } from '../../../server/http/views-dir.ts';
import { loadWords } from '../../../server/http/words.ts';
import { decideSend } from '../../../server/lti/decide-send.ts';
import { NO_DRAFT_REASONS, TROUBLES } from './codes.ts';

const words = loadWords(VIEWS_DIR);
const now = new Date('2026-11-23T12:00:00Z');

test.each([400, 401, 403, 404, 410, 418, 422])('a score refused with %i is told in words, short and long', (status) => {
  const sent = decideSend({ kind: 'answered', answer: { status, headers: {}, text: '' } } as never, now);
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
