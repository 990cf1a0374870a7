import type { Citation, Finding } from './assessment.ts';

/** A finding of the loop itself, about one criterion or (`null`) the whole draft; at most one of each kind per place. */
export function findingAbout(criterionId: string | null, fault: LoopFault): Finding {
  const { check, severity, message, cited } = fault;
  return {
    id: criterionId === null ? check : `${check}-${criterionId}`,
    check,
    source: cited ? 'validator' : 'check',
    severity,
    criterionId,
    pointId: null,
    message,
    proposal: null,
    ...(cited ? { cited } : {}),
  };
}

export type LoopFault = Pick<Finding, 'check' | 'severity' | 'message'> & { cited?: Citation };
