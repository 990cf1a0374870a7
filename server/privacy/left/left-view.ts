import { amountText } from '../../reviews/run-view.ts';
import type { Left } from './read-left.ts';
import { messagesOf, sentWork } from './sent-work.ts';

/**
 * Who looks. `whole`: a teacher of the course, or an admin: everything, word for word. `hidden`: a teacher who has not
 * judged yet and must not see what the readers said. `own`: the student, who sees their work as it was sent and what
 * the LMS was told, but neither what the teacher wrote for the readers nor a draft that no teacher has approved.
 * `aliased`: a teacher from whom names are hidden, and with them the LMS's id of the student.
 */
export type Looker = 'whole' | 'hidden' | 'own' | 'aliased';

/** What a page prints of the messages that left. */
export function leftView(all: readonly Left[], { looker, locale }: { looker: Looker; locale: string }) {
  return {
    nothing: all.length === 0,
    own: looker === 'own',
    hidden: looker === 'hidden',
    damaged: all.some(({ words }) => !words.genuine),
    entries: all.map((left, index) => entryView(left, { number: index + 1, looker, locale })),
  };
}

type Shown = { number: number; looker: Looker; locale: string };

function entryView(left: Left, { number, looker, locale }: Shown) {
  const { kind, host, model, task, at, bytes, sha256, sealed, answer, expiresAt } = left.departure;
  return {
    ...{ number, id: `left-${number}`, kindKey: `departures:kind.${kind}`, host, model, at, bytes, sha256 },
    taskKey: task === null ? null : `departures:task.${task}`,
    error: answer?.error ?? null,
    unanswered: answer === null,
    answerBytes: answer?.bytes ?? 0,
    answerHash: answer?.sha256 ?? null,
    keptUntil: sealed === null ? null : expiresAt,
    deletedAt: sealed === null ? expiresAt : null,
    ...costOf(left, looker, locale),
    ...wordsOf(left, looker),
  };
}

function costOf({ call }: Left, looker: Looker, locale: string) {
  if (!call) return { tokens: null, price: null };
  const { inputTokens, cachedTokens, outputTokens, price, currency } = call;
  const priced = price !== null && currency !== null && looker !== 'own';
  return {
    tokens: { input: inputTokens, cached: cachedTokens, output: outputTokens },
    price: priced ? amountText(price, currency, locale) : null,
  };
}

function wordsOf({ departure, words }: Left, looker: Looker) {
  const { body, answer } = words;
  const toModel = departure.kind === 'model' || departure.kind === 'batch';
  const nothing = { work: null, noWork: false, messages: [], body: null, answer: null };
  if (body === null) return nothing;
  if (!toModel) return { ...nothing, body: looker === 'aliased' ? withoutUser(body) : body };
  if (looker === 'hidden') return nothing;
  if (looker === 'own') return { ...nothing, work: sentWork(body), noWork: sentWork(body) === null };
  return { ...nothing, messages: messagesOf(body), body, answer };
}

/** The LMS's id of a student is their name to whoever can look it up there. */
function withoutUser(body: string): string {
  return body.replace(/"userId":"(?:[^"\\]|\\.)*"/, '"userId":"…"');
}
