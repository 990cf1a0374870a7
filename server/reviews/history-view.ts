import type { Decision, Sitting } from '../submissions/submission.ts';
import type { Reviewing } from './reviewing.ts';

/** One line of a work's history; `person`: print who, if only as "a teacher". */
type Line = {
  key: string;
  person: boolean;
  who: string | null;
  at: Date;
  until: Date | null;
  note: string | null;
};

/** What happened to a work, in order: handed in, drafted, edited, decided, out. */
export function historyView({ submission, draft }: Pick<Reviewing, 'submission' | 'draft'>): Line[] {
  const { submittedAt, review, decisions, release } = submission;
  const lines = [
    ...(submittedAt ? [event('handed-in', submittedAt)] : []),
    ...(draft ? [event('drafted', draft.createdAt)] : []),
    ...(review?.sittings ?? []).map(sittingLine),
    ...decisions.map(decisionLine),
    ...(release?.releasedAt ? [event('released', release.releasedAt)] : []),
  ];
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function event(kind: string, at: Date): Line {
  return { key: `reviews:event.${kind}`, person: false, who: null, at, until: null, note: null };
}

function sittingLine({ by, byName, from, to }: Sitting): Line {
  const until = to.getTime() > from.getTime() ? to : null;
  return { key: 'reviews:event.edited', person: true, who: whoOf(by, byName), at: from, until, note: null };
}

function decisionLine({ kind, by, byName, at, note }: Decision): Line {
  return { key: `reviews:decision.${kind}`, person: true, who: whoOf(by, byName), at, until: null, note };
}

function whoOf(by: string, byName: string | null): string | null {
  return byName ?? (by.startsWith('cli:') ? by : null);
}
