/**
 * Where a draft's levels stop being good enough (see `levelRisk` for the scale, 0 to 1). `ready`: the most risk that a
 * level of a *ready* draft may have; `null`: this course has seen that the readers' levels are wrong too often, so no
 * draft is ready by itself. Above `yoursFirst` the teacher judges before seeing ours.
 */
export type Thresholds = { ready: number | null; yoursFirst: number; basis: Basis };

/** `levels` and `errors` are of the blind levels that the test rests on, `bound` the rate shown not to be passed. */
export type Basis = { kind: 'fixed' } | { kind: 'calibrated'; levels: number; errors: number; bound: number };

/**
 * Before a course can speak for itself: no independent choice may differ for *ready*, and once more of them differ than
 * agree, the draft's level stands alone and the teacher goes first.
 */
export const FIXED_THRESHOLDS: Thresholds = { ready: 0, yoursFirst: 0.5, basis: { kind: 'fixed' } };
