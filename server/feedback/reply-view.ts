import type { Point } from '../grading/assessment.ts';
import { answerOut, MOST_REPLY_TEXT, takesAnswer, type Reply, type ReplyKind } from '../submissions/reply.ts';
import type { Release, Submission } from '../submissions/submission.ts';
import { replyRoom, type ReplyGround, type ReplyRefusal, type ReplyRoom, type Said } from './decide-reply.ts';

/** What was typed and could not be taken; `kind` null: nothing was chosen. */
export type RefusedReply = {
  said: Omit<Said, 'kind'> & { kind: ReplyKind | null };
  reason: ReplyRefusal | 'kind-missing';
};

/** Where a student says something back, as the page knows it. */
export type Replying = {
  ground: ReplyGround;
  refused: RefusedReply | null;
  nameOf: (name: string | null) => string | null;
};

/** All that stands on the page about replies: until when, how many, what was said to points that are gone. */
export function repliesView({ ground, refused, nameOf }: Replying, attempt: Submission, release: Release) {
  const room = replyRoom(ground);
  const list = attempt.replies?.list ?? [];
  const shown = new Set(release.final.points.map(({ id }) => id));
  const gone = list.filter(({ pointId, kind }) => !shown.has(pointId) && takesAnswer({ kind }));
  const line = (reply: Reply) => saidView(reply, release.number, nameOf);
  return {
    open: room.why === null,
    closed: room.why === 'closed' && room.until !== null,
    until: room.until,
    contests: room.contests,
    gone: gone.map((reply) => ({ ...line(reply), point: pointText(attempt, reply) })),
    refused: refused && refusedView(refused, release, room),
    forPoint: (point: Point, number: number) => ({
      said: list.filter((one) => belongs(one, point, release)).map(line),
      form: formView(room.kindsFor(point.id), { point, number, list, release, contests: room.contests, refused }),
    }),
  };
}

/** A reaction is to the point as it stands; what was asked or contested stays with the point. */
function belongs({ pointId, kind, release: of }: Reply, { id }: Point, release: Release): boolean {
  return pointId === id && (takesAnswer({ kind }) || of === release.number);
}

function saidView(reply: Reply, out: number, nameOf: Replying['nameOf']) {
  const answer = answerOut(reply, out);
  const looking = reply.seenAt !== null || reply.answer !== null;
  const status = !takesAnswer(reply) ? null : answer ? 'answered' : looking ? 'looking' : 'sent';
  return {
    label: `feedback:reply.said.${reply.kind}`,
    text: reply.text,
    at: reply.at,
    status: status && { tone: TONES[status], label: `feedback:reply.status.${status}` },
    answer: answer && {
      label: `feedback:reply.answer.${answer.outcome}`,
      text: answer.text,
      name: nameOf(answer.byName),
      at: answer.at,
    },
  };
}

const TONES = { sent: 'waiting', looking: 'look-here', answered: 'done' } as const;

function formView(
  kinds: readonly ReplyKind[],
  page: { point: Point; number: number; list: readonly Reply[]; release: Release; contests: number } & Pick<
    Replying,
    'refused'
  >,
) {
  if (kinds.length === 0) return null;
  const { point, number, release } = page;
  const typed = typedOf(page);
  return {
    anchor: `reply-${number}`,
    number,
    release: release.number,
    point: point.id,
    ...{ open: typed.error !== null, error: typed.error, text: typed.text },
    most: MOST_REPLY_TEXT,
    kinds: kinds.map((kind) => ({
      kind,
      chosen: kind === typed.kind,
      label: `feedback:reply.kind.${kind}`,
      left: kind === 'contest' ? page.contests : null,
    })),
  };
}

/** What stands in the form: what could not be taken, or the reaction that may be changed. */
function typedOf({ point, list, release, refused }: Parameters<typeof formView>[1]) {
  if (refused?.said.pointId === point.id) {
    const { said, reason } = refused;
    return { kind: said.kind, text: said.text, error: `feedback:reply.refused.${reason}` };
  }
  const reacted = list.find((one) => !takesAnswer(one) && belongs(one, point, release));
  return { kind: reacted?.kind ?? null, text: reacted?.text ?? '', error: null };
}

/** Where its form stands no more, the page itself gives back what was typed. */
function refusedView({ said, reason }: RefusedReply, { final }: Release, room: ReplyRoom) {
  const at = final.points.findIndex(({ id }) => id === said.pointId);
  const formless = at < 0 || room.kindsFor(said.pointId).length === 0;
  return {
    reason: `feedback:reply.refused.${reason}`,
    most: MOST_REPLY_TEXT,
    href: at < 0 ? null : `#point-${at + 1}`,
    typed: formless ? said.text : null,
  };
}

/** The point that a reply speaks of, as it stood in the release the student had then. */
function pointText({ earlier = [], release }: Submission, reply: Reply): string {
  const releases = [...earlier, ...(release ? [release] : [])];
  const of = releases.find(({ number }) => number === reply.release);
  return of?.final.points.find(({ id }) => id === reply.pointId)?.text ?? '';
}
