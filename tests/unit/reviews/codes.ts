import type { Draft, Finding } from '../../../server/grading/assessment.ts';
import { NO_SIGNALS, type Signals } from '../../../server/grading/deferral/level-risk.ts';
import { FIXED_THRESHOLDS, type Thresholds } from '../../../server/grading/deferral/thresholds.ts';
import type { NoDraftReason } from '../../../server/submissions/work.ts';

/** Every code that the desk must have words for; the types make the list complete. */
export const NO_DRAFT_REASONS = Object.keys({
  'teacher-only': 1,
  'no-reader': 1,
  'not-allowed': 1,
  unreadable: 1,
  empty: 1,
  encrypted: 1,
  'image-only': 1,
  'invisible-text': 1,
  'too-little': 1,
  'too-large': 1,
  unsupported: 1,
  'readers-failed': 1,
  stopped: 1,
} satisfies Record<NoDraftReason, 1>);

export const TROUBLES = [
  'test-user',
  'no-gradebook',
  'no-score-scope',
  'no-line-item',
  'overridden',
  'not-shown',
  'gave-up',
  'locked',
  'comment-unsure',
  'score-scope-missing',
  'score-token-refused',
];

/** Facts that lead to each reason for a route. */
export const ROUTED: Record<string, RouteFacts> = {
  'cannot-judge': routed({ draft: { ...draft(), criteria: [{ criterionId: 'c', kind: 'cannot-judge', reason: '' }] } }),
  'blocking-finding': routed({ findings: [finding('blocking')] }),
  'warning-finding': routed({ findings: [finding('warning')] }),
  'note-finding': routed({ findings: [finding('note')] }),
  'level-in-doubt': routed({ signals: { ...NO_SIGNALS, repeats: [{ criterionId: 'c', levelIds: ['a', 'b', 'b'] }] } }),
  'canary-moved': routed({ signals: { ...NO_SIGNALS, canary: { passages: [], movedCriteria: ['c'] } } }),
  'not-trusted-yet': routed({ thresholds: { ...FIXED_THRESHOLDS, ready: null } }),
  'absent-evidence': routed({
    draft: {
      ...draft(),
      points: [
        {
          ...{ id: 'p', criterionId: 'c', kind: 'next-step', text: 'Add it.' },
          evidence: { kind: 'absent', looked: ['x'], found: [] },
        },
      ],
    },
  }),
};

type RouteFacts = { draft: Draft; findings: Finding[]; signals: Signals; thresholds: Thresholds };

function routed(facts: Partial<RouteFacts>): RouteFacts {
  return { draft: draft(), findings: [], signals: NO_SIGNALS, thresholds: FIXED_THRESHOLDS, ...facts };
}

function draft(): Draft {
  return { criteria: [{ criterionId: 'c', kind: 'level', levelId: 'a' }], points: [], summary: '', marks: 1 };
}

function finding(severity: Finding['severity']): Finding {
  const place = { criterionId: 'c', pointId: null };
  return { id: 'f', check: 'vague-step', source: 'check', severity, ...place, message: 'm', proposal: null };
}
