import { barChart, type BarChart } from './bar-chart.ts';
import { escapeText } from './escape-text.ts';
import type { Evaluation } from './evaluation.ts';
import { DEMONSTRATION, reportFacts, type ReportSubject } from './report-facts.ts';
import { number, percent, reportTables, type ReportTable } from './report-tables.ts';

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere, and a policy that
 * forbids them, because titles in it come from a file. Every chart's figures stand in a table.
 */
export function htmlReport(evaluation: Evaluation, subject: ReportSubject): string {
  const [agreement, questions, routes, confusion] = reportTables(evaluation).map(tableHtml);
  const [overall, byQuestion, byRoute] = charts(evaluation).map(barChart);
  const notes = [subject.demonstration ? DEMONSTRATION : null, subject.caveat].filter((note) => note !== null);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeText(subject.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(subject.title)}</h1>
${notes.map((note) => `<p class="note">${escapeText(note)}</p>`).join('\n')}
<dl>${reportFacts(evaluation, subject).map(factHtml).join('')}</dl>
${overall}
${agreement}
${byRoute}
${routes}
${byQuestion}
${questions}
${confusion}
</main>
</body>
</html>
`;
}

function charts({ pooled, baselines, questions, routes }: Evaluation): BarChart[] {
  return [
    {
      title: 'Weighted kappa of the readers and of two baselines',
      description: 'The whisker is the 95 % interval over questions. The figures stand in the table below.',
      bars: [
        { name: 'readers', value: pooled.qwk, label: number(pooled.qwk), low: pooled.qwkLow, high: pooled.qwkHigh },
        { name: 'majority', value: baselines.majority.qwk, label: number(baselines.majority.qwk) },
        { name: 'likeness to the reference', value: baselines.lexical.qwk, label: number(baselines.lexical.qwk) },
      ],
    },
    {
      title: 'Weighted kappa by question',
      description: 'The figures stand in the table below.',
      bars: questions.map(({ title, agreement }) => ({
        name: title,
        value: agreement.qwk,
        label: number(agreement.qwk),
      })),
    },
    {
      title: 'Exact agreement by route',
      description: 'The figures stand in the table below.',
      bars: Object.entries(routes).map(([route, { n, agreement }]) => ({
        name: `${route.replace('-', ' ')} (${n})`,
        value: agreement.exact,
        label: percent(agreement.exact),
      })),
    },
  ];
}

function factHtml([name, value]: [string, string]): string {
  return `<div><dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd></div>`;
}

function tableHtml({ title, note, head, rows }: ReportTable): string {
  const heads = head.map((cell) => `<th scope="col">${escapeText(cell)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    const data = cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeText(name)}</th>${data}</tr>`;
  });
  const label = escapeText(title);
  return `<section aria-label="${label}"><h2>${label}</h2><p>${escapeText(note)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${heads}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div></section>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --quiet: #57606a; --line: #d0d7de; --bar: #3b6fb5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #14181d; --quiet: #a3adb8; --line: #3a424b; --bar: #6ea0e6; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin-top: 2.5rem; }
p, dt { color: var(--quiet); }
.note { color: var(--ink); border-left: 4px solid var(--bar); padding-left: .75rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem 1.5rem; }
dd { margin: 0; font-weight: 600; }
svg { display: block; width: 100%; height: auto; margin-top: 2.5rem; font-size: 13px; }
svg text { fill: var(--ink); } svg .tick { fill: var(--quiet); }
.bar { fill: var(--bar); } .grid { stroke: var(--line); } .whisker { stroke: var(--ink); stroke-width: 2; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 3px solid var(--bar); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child { text-align: left; white-space: normal; min-width: 10rem; font-weight: 500; }
`;
