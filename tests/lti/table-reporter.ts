import { relative } from 'node:path';

/**
 * A Jest reporter: after everything else, one table of every LTI case that ran, with the clause it comes from and its
 * verdict. A title, or a `describe` around it, names its clause at its end in square brackets; without one, the file
 * stands for it. Prints nothing when no file of the LTI tests ran.
 */
export class LtiTable {
  onRunComplete(_contexts: unknown, { testResults }: AggregatedResult): void {
    const rows = testResults.flatMap((file) => rowsOf(file));
    if (rows.length > 0) process.stdout.write(`\n${tableText(rows)}\n`);
  }
}

/** What belongs to LTI: `npm run test:lti` runs the same. */
const LTI_FILES = /^tests\/(lti\/|unit\/lti\/|features\/(lti|demo-lms|score)-)/;

/** What we read of Jest's own results. */
type AggregatedResult = { testResults: TestResult[] };
type TestResult = {
  testFilePath: string;
  testExecError?: unknown;
  testResults: { ancestorTitles: string[]; title: string; status: string }[];
};

type Row = { name: string; clause: string; verdict: string };

function rowsOf({ testFilePath, testResults, testExecError }: TestResult): Row[] {
  const file = relative(process.cwd(), testFilePath);
  if (!LTI_FILES.test(file)) return [];
  if (testExecError !== undefined) return [{ name: 'the whole file', clause: file, verdict: 'DID NOT RUN' }];
  return testResults.map(({ ancestorTitles, title, status }) => {
    const titles = [...ancestorTitles, title];
    const clause = titles.map(clauseOf).findLast((found) => found !== null) ?? file;
    return { name: cut(titles.map(withoutClause).join(' › ')), clause, verdict: VERDICTS[status] ?? 'not run' };
  });
}

const LONGEST = 120;

function cut(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

const VERDICTS: Record<string, string> = { passed: 'pass', failed: 'FAIL' };
const CLAUSE = /\s*\[([^[\]]+)\]$/;

function clauseOf(title: string): string | null {
  return CLAUSE.exec(title)?.[1] ?? null;
}

function withoutClause(title: string): string {
  return title.replace(CLAUSE, '');
}

function tableText(rows: Row[]): string {
  const [name, clause] = [widest(rows, 'name'), widest(rows, 'clause')];
  const line = (row: Row) => `${row.name.padEnd(name)}  ${row.clause.padEnd(clause)}  ${row.verdict}`;
  const failed = rows.filter(({ verdict }) => verdict !== 'pass').length;
  const head = line({ name: 'LTI case', clause: 'source', verdict: 'verdict' });
  return [head, ...rows.map(line), `${rows.length - failed} of ${rows.length} LTI cases pass.`].join('\n');
}

function widest(rows: Row[], column: 'name' | 'clause'): number {
  return Math.max(...rows.map((row) => row[column].length));
}

export { LtiTable as default };
