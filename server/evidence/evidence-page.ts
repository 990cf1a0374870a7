import type { CriterionVerdict, Point } from '../grading/assessment.ts';
import { diffTexts } from '../reviews/text-diff.ts';
import type { Evidence } from './collect-evidence.ts';
import { Html, markup } from './markup.ts';

/**
 * The pack as one page that needs nothing else: no script, no address, and a policy that forbids both, because work,
 * feedback and titles in it are other people's. It opens offline and prints.
 */
export function evidencePage(evidence: Evidence): string {
  const { assignment, student, made, submission } = evidence;
  const who = 'alias' in student ? `student ${student.alias}` : (student.name ?? 'a student');
  const title = `Evidence: ${assignment.title}, ${who}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>
<h1>${title}</h1>
<p class="quiet">Submission ${submission}, as it stood at ${made.at} on ${made.site}.</p>
${workPart(evidence)}${rubricPart(evidence)}${evidence.drafts.map((draft) => draftPart(evidence, draft))}
${decisionPart(evidence)}${evidence.releases.map((release) => releasePart(evidence, release))}
${repliesPart(evidence)}${lmsPart(evidence)}${auditPart(evidence)}
</main></body></html>
`.text;
}

function workPart({ work, assignment }: Evidence): Html {
  const { file } = work;
  return markup`<section><h2>The work</h2>
<p>${assignment.task}</p>
<p class="quiet">Attempt ${work.attempt}, handed in ${work.submittedAt}${work.late ? ', late' : ''}; now ${work.state}.</p>
${file && markup`<p>File: ${file.name}, ${file.bytes} bytes, ${file.mediaType}, SHA-256 <code>${file.sha256}</code></p>`}
<pre>${work.text}</pre></section>`;
}

function rubricPart({ rubric }: Evidence): Html {
  const levels = (criterion: Evidence['rubric']['criteria'][number]) =>
    criterion.levels.map(
      ({ title, points, descriptor }) => markup`<li><b>${title}</b> (${points}): ${descriptor}</li>`,
    );
  return markup`<section><h2>Rubric: ${rubric.title}</h2><p class="quiet">Version <code>${rubric.versionId}</code></p>
${rubric.criteria.map((one) => markup`<h3>${one.title}</h3><p>${one.description}</p><ul>${levels(one)}</ul>`)}</section>`;
}

type StoredDraft = Evidence['drafts'][number];

function draftPart(evidence: Evidence, stored: StoredDraft): Html {
  const { draft, findings, calls, rounds } = stored;
  const final = evidence.releases.at(-1)?.final ?? evidence.review;
  const prompts = [...new Set(calls.map((call) => `${call.agent} ${call.model}, prompt ${call.promptVersion}`))];
  return markup`<section><h2>Draft of ${stored.createdAt}</h2>
<p>By ${stored.generator.model}, second look by ${stored.validator.model}; route: ${stored.route}; rounds: ${rounds.length}.</p>
<ul>${prompts.map((prompt) => markup`<li>${prompt}</li>`)}</ul>
${content(evidence, draft)}
<h3>Findings</h3>
<ul>${findings.map((one) => markup`<li><b>${one.severity}</b> <code>${one.check}</code> ${one.message}</li>`)}</ul>
${
  final &&
  markup`<h3>From this draft to what the teacher made of it</h3>${changes(draft.points, final.points)}
<p>${compared(draft.summary, final.summary)}</p>`
}</section>`;
}

type Content = { criteria: readonly CriterionVerdict[]; points: readonly Point[]; summary: string };

function content({ rubric }: Evidence, { criteria, points, summary }: Content): Html {
  const level = (id: string): string => {
    const verdict = criteria.find(({ criterionId }) => criterionId === id);
    if (verdict?.kind !== 'level') return 'none';
    const levels = rubric.criteria.find((one) => one.id === id)?.levels ?? [];
    return levels.find((one) => one.id === verdict.levelId)?.title ?? verdict.levelId;
  };
  return markup`<ul>${rubric.criteria.map(({ id, title }) => markup`<li>${title}: <b>${level(id)}</b></li>`)}</ul>
<ol>${points.map((point) => markup`<li>${point.text}${quoteOf(point)}</li>`)}</ol><p>${summary}</p>`;
}

function quoteOf({ evidence }: Point): Html | null {
  return evidence.kind === 'quote' ? markup` <q>${evidence.quote}</q>` : null;
}

function changes(before: readonly Point[], after: readonly Point[]): Html {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const text = (points: readonly Point[], id: string) => points.find((point) => point.id === id)?.text ?? '';
  return markup`<ol>${ids.map((id) => markup`<li>${compared(text(before, id), text(after, id))}</li>`)}</ol>`;
}

function compared(before: string, after: string): Html {
  const diff = diffTexts(before, after);
  if (diff.kind === 'too-different') return markup`<del>${before}</del> <ins>${after}</ins>`;
  return markup`${diff.changes.map((change) =>
    change.kind === 'same' ? change.text : markup`${removed(change.removed)}${added(change.added)}`,
  )}`;
}

function removed(text: string): Html | null {
  return text === '' ? null : markup`<del>${text}</del>`;
}

function added(text: string): Html | null {
  return text === '' ? null : markup`<ins>${text}</ins>`;
}

function decisionPart({ decisions }: Evidence): Html {
  const row = ({ at, kind, byName, note }: Evidence['decisions'][number]) =>
    markup`<tr><td>${at}</td><td>${kind}</td><td>${byName}</td><td>${note}</td></tr>`;
  return markup`<section><h2>Who decided what, and when</h2>
<table><thead><tr><th>When</th><th>What</th><th>Who</th><th>Note</th></tr></thead><tbody>${decisions.map(row)}</tbody></table></section>`;
}

function releasePart(evidence: Evidence, release: Evidence['releases'][number]): Html {
  const { number, marks, maximum, approvedAt, approvedByName, releasedAt, final } = release;
  return markup`<section><h2>Release ${number}: ${marks} of ${maximum}</h2>
<p>Approved ${approvedAt} by ${approvedByName}; ${releasedAt ? markup`went out ${releasedAt}` : 'not out'}.</p>
${content(evidence, final)}</section>`;
}

function repliesPart({ replies }: Evidence): Html | null {
  if (replies.length === 0) return null;
  const answer = ({ answer }: Evidence['replies'][number]) =>
    answer && markup`<p>${answer.outcome} by ${answer.byName}, ${answer.at}: ${answer.text}</p>`;
  return markup`<section><h2>What the student said back</h2>
<ul>${replies.map((one) => markup`<li>${one.at} <b>${one.kind}</b> (release ${one.release}): ${one.text}${answer(one)}</li>`)}</ul></section>`;
}

function lmsPart({ lms }: Evidence): Html {
  const row = ({ at, score, answer, answeredAt }: Evidence['lms']['messages'][number]) =>
    markup`<tr><td>${at}</td><td>${score ? `${score.scoreGiven} of ${score.scoreMaximum}` : 'handed in'}</td><td>${answer ?? 'no answer known'}</td><td>${answeredAt}</td></tr>`;
  return markup`<section><h2>What the LMS was sent, and answered</h2>
<table><thead><tr><th>When</th><th>What</th><th>Answer</th><th>When</th></tr></thead><tbody>${lms.messages.map(row)}</tbody></table>
${lms.comment && markup`<p>The comment beside the score:</p><pre>${lms.comment}</pre>`}${lms.trouble && markup`<p>Trouble: ${lms.trouble}</p>`}</section>`;
}

function auditPart({ audit }: Evidence): Html {
  const { chain, entries, missing } = audit;
  const agrees = (is: boolean | null) => (is === null ? '' : is ? 'yes' : 'NO');
  const row = ({ seq, at, kind, actor, hash, hashFits, agrees: is }: Evidence['audit']['entries'][number]) =>
    markup`<tr><td>${seq}</td><td>${at}</td><td>${kind}</td><td><code>${actor}</code></td><td><code>${hash}</code></td><td>${hashFits ? 'yes' : 'NO'}</td><td>${agrees(is)}</td></tr>`;
  return markup`<section><h2>On record</h2>
<p>Chain <code>${chain.name}</code>: ${chain.entries} entries, verified when this was made: <b>${chain.fault ? `tampered with (${chain.fault.kind}, entry ${chain.fault.seq})` : 'whole'}</b>. Its head was <code>${chain.head}</code>.</p>
<p class="quiet">Each hash is the SHA-256 of the entry as the JSON file of this pack has it (RFC 8785, without _id, hash and mac), its predecessor's hash included. That these entries belong to the chain is shown by following it to that head: npm run admin -- audit verify. The last column says whether the documents still say what was recorded.</p>
<table><thead><tr><th>No.</th><th>When</th><th>What</th><th>Who</th><th>Hash</th><th>Hash fits</th><th>As recorded</th></tr></thead><tbody>${entries.map(row)}</tbody></table>
${missing.length > 0 && markup`<p>Decided and not on record yet: ${missing.join(', ')}.</p>`}</section>`;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; border-top: 1px solid #d0d7de; padding-top: 1rem; }
.quiet { color: #57606a; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; padding: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d0d7de; overflow-wrap: anywhere; }
ins { background: #dafbe1; } del { background: #ffebe9; } code { overflow-wrap: anywhere; }
@media print { main { max-width: none; padding: 0; } section { break-inside: auto; } tr, h2, h3 { break-inside: avoid; break-after: avoid; } }
`;
