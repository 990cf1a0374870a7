import type { CriterionVerdict, Point } from '../grading/assessment.ts';
import type { Words } from '../http/words.ts';
import { diffTexts } from '../reviews/text-diff.ts';
import type { Evidence } from './collect-evidence.ts';
import { Html, markup, type Part } from './markup.ts';
import { OFFLINE_PAGE_END, offlinePageStart } from './offline-page.ts';

/** The pack as one page in the reader's language that opens offline. Moments stand as the JSON file has them. */
export function evidencePage(evidence: Evidence, { words, locale }: Speech): string {
  const say: Say = (key, values) => words.say(locale, key.includes(':') ? key : `evidence:${key}`, values);
  const { assignment, student, made, submission } = evidence;
  const who = 'alias' in student ? say('common:alias', { alias: String(student.alias) }) : student.name;
  const title = say('title', { assignment: assignment.title, student: who ?? say('aStudent') });
  return markup`${offlinePageStart({ language: locale, title, style: STYLE })}<p class="quiet">${say('made', { submission, at: made.at.toISOString(), site: made.site })}</p>
${workPart(evidence, say)}${rubricPart(evidence, say)}${evidence.drafts.map((draft) => draftPart(evidence, draft, say))}
${decisionPart(evidence, say)}${evidence.releases.map((release) => releasePart(evidence, release, say))}
${repliesPart(evidence, say)}${lmsPart(evidence, say)}${auditPart(evidence, say)}
${new Html(OFFLINE_PAGE_END)}`.text;
}

type Speech = { words: Words; locale: string };

/** Words of `evidence.json`, or of another file by its name. */
type Say = (key: string, values?: Record<string, unknown>) => string;

function workPart({ work, assignment }: Evidence, say: Say): Html {
  const { file, attempt, late, noticeVersion: notice } = work;
  const at = work.submittedAt?.toISOString() ?? '';
  const handedIn = say(late ? 'handedInLate' : 'handedIn', { attempt, at, state: say(`state.${work.state}`) });
  const { name, bytes, mediaType: type } = file ?? { name: '', bytes: 0, mediaType: '' };
  return markup`<section><h2>${say('work')}</h2>
<p>${assignment.task}</p>
<p class="quiet">${handedIn} ${notice === null ? '' : say('notice', { notice })}</p>
${file && markup`<p>${say('file', { name, bytes, type })} <code>${file.sha256}</code></p>`}
<pre>${work.text}</pre></section>`;
}

function rubricPart({ rubric }: Evidence, say: Say): Html {
  const levels = (criterion: Evidence['rubric']['criteria'][number]) =>
    criterion.levels.map(
      ({ title, points, descriptor }) => markup`<li><b>${title}</b> (${points}): ${descriptor}</li>`,
    );
  return markup`<section><h2>${say('rubric', { title: rubric.title })}</h2><p class="quiet">${say('version')} <code>${rubric.versionId}</code></p>
${rubric.criteria.map((one) => markup`<h3>${one.title}</h3><p>${one.description}</p><ul>${levels(one)}</ul>`)}</section>`;
}

type StoredDraft = Evidence['drafts'][number];

function draftPart(evidence: Evidence, stored: StoredDraft, say: Say): Html {
  const { draft, findings, calls } = stored;
  const final = evidence.releases.at(-1)?.final ?? evidence.review;
  const promptOf = ({ agent, model, promptVersion: prompt }: (typeof calls)[number]) =>
    say('prompt', { agent, model, prompt });
  return markup`<section><h2>${say('draft', { at: stored.createdAt.toISOString() })}</h2>
<p>${draftedBy(stored, say)}</p>
<ul>${[...new Set(calls.map(promptOf))].map((prompt) => markup`<li>${prompt}</li>`)}</ul>
${content(evidence, draft, say)}
<h3>${say('findings')}</h3>
${findings.length === 0 ? nothing(say) : null}<ul>${findings.map((one) => markup`<li><b>${say(`reviews:severity.${one.severity}`)}</b> <code>${one.check}</code> ${one.message}</li>`)}</ul>
${
  final &&
  markup`<h3>${say('changes')}</h3>${changes(draft.points, final.points)}
<p>${compared(draft.summary, final.summary)}</p>`
}</section>`;
}

function draftedBy({ generator, validator, route, rounds }: StoredDraft, say: Say): string {
  const who = { generator: generator.model, validator: validator.model };
  return say('drafted', { ...who, route: say(`reviews:route.${route}`), rounds: rounds.length });
}

type Content = { criteria: readonly CriterionVerdict[]; points: readonly Point[]; summary: string };

function content({ rubric }: Evidence, { criteria, points, summary }: Content, say: Say): Html {
  const level = (id: string): string => {
    const verdict = criteria.find(({ criterionId }) => criterionId === id);
    if (verdict?.kind !== 'level') return say('noLevel');
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

function decisionPart({ decisions }: Evidence, say: Say): Html {
  const row = ({ at, kind, byName, note, versions }: Evidence['decisions'][number]) => [
    at,
    say(`reviews:decision.${kind}`, { ...versions }),
    byName,
    note,
  ];
  return markup`<section><h2>${say('decisions')}</h2>
${table(['when', 'what', 'who', 'note'], decisions.map(row), say)}</section>`;
}

function nothing(say: Say): Html {
  return markup`<p>${say('nothing')}</p>`;
}

/** `heads`: keys of their words, which also stand before each cell where a row is read upright. */
function table(heads: readonly string[], rows: readonly (readonly Part[])[], say: Say): Html {
  if (rows.length === 0) return nothing(say);
  const said = heads.map((head) => say(head));
  const row = (cells: readonly Part[]) =>
    markup`<tr>${cells.map((cell, column) => markup`<td data-label="${said[column]}">${cell}</td>`)}</tr>`;
  return markup`<table><thead><tr>${said.map((head) => markup`<th>${head}</th>`)}</tr></thead><tbody>${rows.map(row)}</tbody></table>`;
}

function releasePart(evidence: Evidence, release: Evidence['releases'][number], say: Say): Html {
  const { number, marks, maximum, approvedAt, approvedByName, releasedAt, final } = release;
  const who = { at: approvedAt.toISOString(), name: approvedByName ?? '' };
  const told = releasedAt ? say('approvedOut', { ...who, out: releasedAt.toISOString() }) : say('approvedNotOut', who);
  return markup`<section><h2>${say('release', { number, marks, maximum })}</h2>
<p>${told}</p>
${content(evidence, final, say)}</section>`;
}

function repliesPart({ replies }: Evidence, say: Say): Html | null {
  if (replies.length === 0) return null;
  const answer = ({ answer }: Evidence['replies'][number]) => {
    if (!answer) return null;
    const { outcome, byName, at, text } = answer;
    return markup`<p>${say('answered', { outcome, name: byName ?? '', at: at.toISOString(), text })}</p>`;
  };
  const one = (reply: Evidence['replies'][number]) =>
    markup`<li>${reply.at} <b>${reply.kind}</b> ${say('reply', { release: reply.release })}: ${reply.text}${answer(reply)}</li>`;
  return markup`<section><h2>${say('replies')}</h2>
<ul>${replies.map(one)}</ul></section>`;
}

function lmsPart({ lms }: Evidence, say: Say): Html {
  const told = ({ score }: Evidence['lms']['messages'][number]) =>
    score ? say('score', { marks: score.scoreGiven, maximum: score.scoreMaximum }) : say('handIn');
  const row = (message: Evidence['lms']['messages'][number]) => [
    message.at,
    told(message),
    message.answer ?? say('noAnswer'),
    message.answeredAt,
  ];
  return markup`<section><h2>${say('lms')}</h2>
${table(['when', 'what', 'answer', 'when'], lms.messages.map(row), say)}
${lms.comment && markup`<p>${say('comment')}</p><pre>${lms.comment}</pre>`}${lms.trouble && markup`<p>${say('trouble', { code: lms.trouble })}</p>`}</section>`;
}

function auditPart({ audit }: Evidence, say: Say): Html {
  const { chain, entries, missing } = audit;
  const { fault } = chain;
  const whether = (is: boolean | null) => (is === null ? '' : say(is ? 'yes' : 'no'));
  const row = ({ seq, at, kind, actor, hash, hashFits, agrees }: Evidence['audit']['entries'][number]) => [
    seq,
    at,
    kind,
    markup`<code>${actor}</code>`,
    markup`<code>${hash}</code>`,
    whether(hashFits),
    whether(agrees),
  ];
  const verdict = fault ? say('tampered', { kind: say(`audit:short.${fault.kind}`), seq: fault.seq }) : say('whole');
  return markup`<section><h2>${say('record')}</h2>
<p>${say('chain', { name: chain.name, count: chain.entries })} <b>${verdict}</b>. ${say('head')} <code>${chain.head}</code>.</p>
<p class="quiet">${say('hashHint')}</p>
${table(['number', 'when', 'what', 'who', 'hash', 'hashFits', 'asRecorded'], entries.map(row), say)}
${missing.length > 0 ? markup`<p>${say('missing', { kinds: missing.join(', ') })}</p>` : null}</section>`;
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; border-top: 1px solid #d0d7de; padding-top: 1rem; }
.quiet { color: #57606a; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; padding: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d0d7de; overflow-wrap: anywhere; } th { overflow-wrap: normal; }
@media (max-width: 40rem) { table :is(tbody, tr, td), table { display: block; } thead { display: none; } tr { padding: .5rem 0; border-bottom: 1px solid #d0d7de; } td { padding: 0; border: 0; } td:not(:empty)::before { content: attr(data-label) ': '; color: #57606a; } }
ins { background: #dafbe1; } del { background: #ffebe9; } code { overflow-wrap: anywhere; }
@media print { main { max-width: none; padding: 0; } section { break-inside: auto; } tr, h2, h3 { break-inside: avoid; break-after: avoid; } }
`;
