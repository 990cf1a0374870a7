import type { Reply } from '../submissions/reply.ts';
import type { AnonymitySwitch } from '../assignments/assignment.ts';
import type { Decision, NamedShare, Sitting } from '../submissions/submission.ts';
import { isFormer } from '../audit/former-person.ts';
import { visibleText } from './injection-view.ts';
import type { Reviewing } from './reviewing.ts';

/** One line of a work's history; `person`: print who, if only as "a teacher". */
type Line = {
  key: string;
  person: boolean;
  who: string | null;
  /** Somebody whose data were erased since. */
  former?: boolean;
  at: Date;
  until: Date | null;
  note: string | null;
  /** Numbers of rubric versions, where it is about them. */
  versions?: Decision['versions'];
};

/** What happened to a work, in order: handed in, drafted, edited, decided, out. */
export function historyView({ submission, assignment, draft, out }: History): Line[] {
  const { submittedAt, review, decisions, release, replies, earlier = [], namedShares = [] } = submission;
  const releases = [...earlier, out, release].flatMap((one) => one?.releasedAt ?? []);
  const lines = [
    ...(submittedAt ? [event('handed-in', submittedAt)] : []),
    ...(draft ? [event('drafted', draft.createdAt)] : []),
    ...switchLines(assignment.anonymitySwitches ?? [], submittedAt),
    ...(review?.sittings ?? []).map(sittingLine),
    ...decisions.map(decisionLine),
    ...namedShares.map(shareLine),
    ...releases.map((at) => event('released', at)),
    ...(replies?.list ?? []).map(replyLine),
  ];
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

type History = Pick<Reviewing, 'submission' | 'assignment' | 'draft' | 'out'>;

/** Names that were hidden or shown while this work lay here: who read it before knew, or did not know, whose it is. */
function switchLines(switches: readonly AnonymitySwitch[], since: Date | null): Line[] {
  return switches
    .filter(({ at }) => since !== null && at > since)
    .map(({ to, by, byName, at }) => {
      const key = `reviews:event.names-${to}`;
      return { key, person: true, ...whoOf(by, byName), at, until: null, note: null };
    });
}

function event(kind: string, at: Date): Line {
  return { key: `reviews:event.${kind}`, person: false, who: null, at, until: null, note: null };
}

function shareLine({ by, byName, at, graderName }: NamedShare): Line {
  return { key: 'reviews:event.shared', person: true, ...whoOf(by, byName), at, until: null, note: graderName };
}

function sittingLine({ by, byName, from, to }: Sitting): Line {
  const until = to.getTime() > from.getTime() ? to : null;
  return { key: 'reviews:event.edited', person: true, ...whoOf(by, byName), at: from, until, note: null };
}

/** By nobody's name: where names are hidden, the history hides them too. */
function replyLine({ kind, at, text }: Reply): Line {
  return { ...event(`replied-${kind}`, at), note: text === '' ? null : visibleText(text) };
}

function decisionLine({ kind, by, byName, at, note, versions }: Decision): Line {
  return { key: `reviews:decision.${kind}`, person: true, ...whoOf(by, byName), at, until: null, note, versions };
}

function whoOf(by: string, byName: string | null): Pick<Line, 'who' | 'former'> {
  return { who: byName ?? (by.startsWith('cli:') ? by : null), former: isFormer(by) };
}
