import { summarise, type GradebookMark, type QueueRow } from '../../../server/demo/summary.ts';

const row = (student: string, changes: Partial<QueueRow> = {}): QueueRow => ({
  submission: `id-${student}`,
  student,
  assignment: 'Heat',
  state: 'released',
  marks: 3.5,
  findings: 0,
  drafted: true,
  ...changes,
});
const mark = (student: string, score = 3.5): GradebookMark => ({ student, assignment: 'Heat', score });
const answer = (student: string) => ({ student, assignment: 'Heat' });

test('counts drafts, findings, people needed, approvals and scores', () => {
  const rows = [
    row('Ada'),
    row('Ben', { state: 'with-teacher', findings: 2 }),
    row('Cem', { state: 'with-teacher', drafted: false, marks: null }),
  ];
  const { summary, lost } = summarise(['Ada', 'Ben', 'Cem'].map(answer), rows, [mark('Ada')], 12.6);
  expect(lost).toEqual([]);
  expect(JSON.stringify(summary)).toBe(
    '{"submissions":3,"drafted":2,"withFindings":1,"needsPerson":1,"approved":1,"scoresInGradebook":1,"seconds":13}',
  );
});

describe('what counts as lost', () => {
  const underway = { marks: null, drafted: false };
  test.each<[string, QueueRow[], GradebookMark[], string[]]>([
    ['an answer without a submission', [], [], ['Ada, "Heat": never reached the teacher']],
    ['one never handed in', [row('Ada', { state: 'composing', ...underway })], [], ['Ada, "Heat": still "composing"']],
    ['one never read', [row('Ada', { state: 'queued', ...underway })], [], ['Ada, "Heat": still "queued"']],
    ['one with the readers', [row('Ada', { state: 'reading', ...underway })], [], ['Ada, "Heat": still "reading"']],
    ['a release without its mark', [row('Ada')], [], ['Ada, "Heat": no mark in the gradebook']],
    ['approved, never released', [row('Ada', { state: 'approved' })], [mark('Ada')], ['Ada, "Heat": still "approved"']],
    [
      'a mark nobody approved',
      [row('Ada', { state: 'with-teacher' })],
      [mark('Ada')],
      ['Ada, "Heat": a mark nobody approved'],
    ],
    ['a wrong mark', [row('Ada')], [mark('Ada', 0)], ['Ada, "Heat": another mark than approved']],
    [
      'a mark at another assignment',
      [row('Ada')],
      [{ ...mark('Ada'), assignment: 'Cold' }],
      ['Ada, "Heat": no mark in the gradebook', 'Ada, "Cold": a mark nobody approved'],
    ],
  ])('%s', (_, rows, gradebook, lost) => {
    expect(summarise([answer('Ada')], rows, gradebook, 1).lost).toEqual(lost);
  });

  test('a mark the gradebook rounded is the same mark', () => {
    expect(summarise([answer('Ada')], [row('Ada', { marks: 1 / 3 })], [mark('Ada', 0.33333)], 1).lost).toEqual([]);
  });

  test('work left with the teacher is not lost', () => {
    const { summary, lost } = summarise([answer('Ada')], [row('Ada', { state: 'with-teacher' })], [], 1);
    expect(lost).toEqual([]);
    expect(summary.approved).toBe(0);
  });
});
