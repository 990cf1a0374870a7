/** The levels a student expects, chosen before handing in; `reason` may be empty. A criterion may be missing. */
export type SelfAssessment = { levels: SelfLevel[]; at: Date };

export type SelfLevel = { criterionId: string; levelId: string; reason: string };
