import { missingAnswers } from '../../../server/demo/missing-answers.ts';
import { readQueue } from '../../../server/demo/read-queue.ts';
import { resultsTable } from '../../../server/demo/results-table.ts';
import { classPlan } from '../../../server/demo/class/class-plan.ts';

const PAGE = `<table><thead><tr><th>Name</th></tr></thead><tbody>
<tr data-submission="s1" data-state="with-teacher" data-route="look-here" data-findings="2" data-marks="3.5" data-student="Luc&#x27;a &amp; Co">
  <td><a href="/l/x/queue?route=ready">Look here</a> <a href="/l/x/review/s1?route=ready&amp;state=a">open</a></td>
</tr>
<tr data-submission="s2" data-state="with-teacher" data-route="yours-first" data-findings="1" data-marks="" data-student="Amara Okafor"><td><a href="/l/x/review/s2">open</a></td></tr>
<tr data-submission="s3" data-state="queued" data-route="" data-findings="" data-marks="" data-student="Linh Trần"><td><a href="/l/x/review/s3">open</a></td></tr>
</tbody></table>`;

test('the rows of a queue page', () => {
  expect(readQueue(PAGE, 'Heat')).toEqual([
    {
      submission: 's1',
      student: "Luc'a & Co",
      assignment: 'Heat',
      state: 'with-teacher',
      marks: 3.5,
      findings: 2,
      drafted: true,
      reviewPath: '/l/x/review/s1?route=ready&state=a',
    },
    {
      submission: 's2',
      student: 'Amara Okafor',
      assignment: 'Heat',
      state: 'with-teacher',
      marks: null,
      findings: 1,
      drafted: true,
      reviewPath: '/l/x/review/s2',
    },
    {
      submission: 's3',
      student: 'Linh Trần',
      assignment: 'Heat',
      state: 'queued',
      marks: null,
      findings: 0,
      drafted: false,
      reviewPath: '/l/x/review/s3',
    },
  ]);
});

test('the table of results lines its columns up, people in order', () => {
  expect(resultsTable(readQueue(PAGE, 'Heat'))).toBe(
    [
      'Student       Assignment  Drafted marks  Findings  State             ',
      '────────────  ──────────  ─────────────  ────────  ──────────────────',
      'Amara Okafor  Heat        teacher first         1  with the teacher  ',
      'Linh Trần     Heat             no draft            waiting to be read',
      "Luc'a & Co    Heat                  3.5         2  with the teacher  ",
    ].join('\n'),
  );
});

test('a second run hands in only what is missing', () => {
  const plan = classPlan();
  const rows = readQueue(PAGE.replace('Luc&#x27;a &amp; Co', 'Hana Suzuki'), 'The cold bench');
  const missing = missingAnswers(plan, rows);
  expect(missing).toHaveLength(plan.answers.length - 3);
  expect(missing).not.toContainEqual(
    expect.objectContaining({ studentKey: 'hana-suzuki', assignmentKey: 'cold-bench' }),
  );
});
