import { takesAnswer, type Reply, type ReplyAnswer } from '../../submissions/reply.ts';
import type { Reviewing } from '../reviewing.ts';
import { visibleText } from '../injection-view.ts';
import type { AnswerRefusal } from './decide-answer.ts';

/** An answer that could not be taken: it stands in its field again. */
export type RefusedAnswer = { replyId: string; text: string; reason: AnswerRefusal };

/** What the review page prints of what a student said back: beside the points, and what waits above them. */
export function repliesView(reviewing: Reviewing, page: RepliesPage) {
  const shown = shownPoints(reviewing);
  const views = (reviewing.submission.replies?.list ?? []).map((reply) => replyView(reviewing, page, { reply, shown }));
  const waiting = views.filter(({ open }) => open);
  return {
    waiting,
    gone: views.filter(({ number }) => number === 0),
    forms: waiting.map(({ form }) => ({ id: form, action: `${page.action}/answer` })),
    byPoint: (id: string) => views.filter(({ pointId }) => pointId === id),
    ...changeView(reviewing, page),
  };
}

type RepliesPage = { action: string; refused: RefusedAnswer | null };

/** Ids of the points as the page numbers them: those that are edited, or those that went out. */
function shownPoints({ submission, out, content }: Reviewing): string[] {
  const points = submission.release?.final.points ?? (out ? content.points : []);
  return points.map(({ id }) => id);
}

function changeView({ submission, out }: Reviewing, { action }: RepliesPage) {
  if (out === null) return { changing: null, change: submission.state === 'released' ? `${action}/change` : null };
  return { changing: submission.state === 'with-teacher' ? { drop: `${action}/drop` } : null, change: null };
}

function replyView(
  reviewing: Reviewing,
  { refused }: RepliesPage,
  { reply, shown }: { reply: Reply; shown: readonly string[] },
) {
  const { id, kind, text, at, pointId, answer } = reply;
  const own = refused?.replyId === id ? refused : null;
  const number = shown.indexOf(pointId) + 1;
  return {
    ...{ id, at, pointId, number },
    href: number === 0 ? '#gone' : `#point-${number}`,
    form: `reply-${id}`,
    label: `reviews:reply.kind.${kind}`,
    text: visibleText(text),
    open: takesAnswer(reply) && answer === null,
    keep: kind === 'contest' ? 'reviews:reply.keep' : 'reviews:reply.answer',
    change: changeLabel(reviewing),
    typed: own?.text ?? '',
    error: own && `reviews:refused.${own.reason}`,
    answer: answer && answerView(reviewing, answer),
  };
}

/** Once a change is approved, nothing more is answered by it. */
function changeLabel({ submission, out }: Reviewing): string | null {
  if (submission.state === 'approved') return null;
  return out ? 'reviews:reply.withChange' : 'reviews:reply.change';
}

function answerView({ submission, out }: Reviewing, { outcome, text, byName, at, withRelease }: ReplyAnswer) {
  const number = (out ?? submission.release)?.number ?? 0;
  const pending = withRelease !== null && withRelease > number;
  return { label: `reviews:reply.answered.${outcome}`, text, name: byName, at, pending };
}
