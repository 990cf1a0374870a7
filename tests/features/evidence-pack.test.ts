import { AUDIT_SOURCES } from '../../server/audit-sources.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import type { Evidence } from '../../server/evidence/collect-evidence.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { openVisit } from '../support/open-visit.ts';
import { openDesk, reviewForm, seedWork, type Desk } from '../support/desk.ts';
import { deliverCells } from '../support/score-course.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ lti: scriptedGateway() });
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const HOSTILE = '<script src="https://evil.example/x.js"></script> & "more"';

test('the pack tells work, drafts, decisions, messages and entries, agrees with the chain, and runs nothing', async () => {
  const text = `Leaves fall because of abscission. ${HOSTILE}`;
  const { _id } = await seedWork(desk, { work: { kind: 'text', text, file: null, extraction: { status: 'none' } } });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm({ summary: HOSTILE })).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await deliverCells(desk.services, ['student-1']);
  await sweepAudit(desk.services, AUDIT_SOURCES);
  const page = await desk.get(desk.teacher, `/review/${_id}/evidence`).expect(200);
  expect(page.headers['content-disposition']).toContain('attachment');
  for (const told of ['Sam Student', 'reader-one', 'Toni Teacher', '3 of 4', 'score-sent', '<b>whole</b>'])
    expect(page.text).toContain(told);
  expect(page.text).not.toMatch(/<script|<[^>]*\s(src|href)=|url\(|<td>NO<|\bfalse\b</);
  const german = await openVisit(desk.services, { locale: 'de' });
  const germanPage = (await desk.get(german, `/review/${_id}/evidence`).expect(200)).text;
  for (const told of ['Nachweis: Why leaves fall, Sam Student', 'Freigegeben von', '3 von 4', 'ohne _id, hash und mac'])
    expect(germanPage).toContain(told);
  const answer = await desk.get(desk.teacher, `/review/${_id}/evidence?as=json`).expect(200);
  const { audit, lms, releases } = answer.body as Evidence;
  expect(audit.chain.fault).toBeNull();
  expect(audit.missing).toEqual([]);
  expect(audit.entries.filter(({ hashFits }) => !hashFits)).toEqual([]);
  expect(audit.entries.filter(({ agrees }) => agrees === true).length).toBeGreaterThanOrEqual(7);
  expect(lms.messages).toMatchObject([{ answer: 'sent:read-back' }]);
  expect(releases).toMatchObject([{ number: 1, marks: 3 }]);
});

test('whoever is to choose levels without seeing the first ones does not get at them through the pack', async () => {
  const at = desk.clock.now();
  const first = { by: 'teacher-1', byName: null, at, criteria: [] };
  const second = { why: 'all' as const, blind: true, change: null, at, first, second: null, settled: null };
  const { _id } = await seedWork(desk, { second });
  await desk.get(desk.other, `/review/${_id}/evidence`).expect(409);
  await desk.get(desk.other, `/review/${_id}/evidence?as=json`).expect(409);
  await desk.get(desk.teacher, `/review/${_id}/evidence`).expect(200);
});
