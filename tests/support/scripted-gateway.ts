import type { LtiGateway, ResultReading, Score, SendResult } from '../../server/lti/lti-gateway.ts';
import { sendsComment } from '../../server/lti/score-message.ts';

/** An LMS at the gateway's own level, for what the demo LMS cannot be told to do; it keeps every score it was sent. */
export type ScriptedGateway = LtiGateway & {
  scores: (Score & { withComment: boolean; lineItemUrl: string; answer: SendResult['kind'] })[];
  /** Answers to the next scores, in order; afterwards everything is `sent`. */
  next: (...answers: SendResult[]) => void;
  /** What the gradebook shows; null: what was sent last. */
  show: (reading: ResultReading | null) => void;
  lineItemsMade: number;
  /** How the LMS treats comments; `added` as on Canvas. */
  comments: 'replaced' | 'added';
};

export function scriptedGateway(): ScriptedGateway {
  const answers: SendResult[] = [];
  let shown: ResultReading | null = null;
  const gateway: ScriptedGateway = {
    scores: [],
    lineItemsMade: 0,
    comments: 'replaced',
    next: (...more) => void answers.push(...more),
    show: (reading) => void (shown = reading),
    sendScore: async (_platformId, lineItemUrl, score, note) => {
      await note?.({ host: new URL(lineItemUrl).host, body: JSON.stringify(score) });
      const answer = answers.shift() ?? { kind: 'sent' };
      const withComment = sendsComment(score, gateway);
      gateway.scores.push({ ...score, withComment, lineItemUrl, answer: answer.kind });
      return { ...answer, withComment };
    },
    tellHandIn: () => Promise.resolve({ kind: 'not-told' }),
    readResult: (_platformId, _lineItemUrl, userId) => Promise.resolve(shown ?? lastSent(gateway, userId)),
    readRoster: () => Promise.resolve([]),
    signDeepLinkingAnswer: () => Promise.resolve('signed'),
    ensureLineItem: () => {
      gateway.lineItemsMade += 1;
      return Promise.resolve('https://lms.example/lineitems/made');
    },
  };
  return gateway;
}

function lastSent({ scores }: ScriptedGateway, userId: string): ResultReading {
  const last = scores.findLast((score) => score.userId === userId && score.answer === 'sent');
  if (!last) return { kind: 'read', resultScore: null, resultMaximum: 1, comment: null };
  return { kind: 'read', resultScore: last.scoreGiven, resultMaximum: last.scoreMaximum, comment: last.comment };
}
