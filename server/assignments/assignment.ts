import type { AuditOwed } from '../audit/audit-owed-model.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Exemplar } from './exemplar.ts';
import type { Opening } from './opening.ts';
import type { ShareAct, SharePlan } from './share-plan.ts';
import type { ReplyRules } from './reply-rules.ts';
import type { SecondMarkerRule } from './second-marker-rule.ts';

/** What students are asked, and how their work is read. One per resource link, or picked for one. */
export type Assignment = AuditOwed & {
  _id: string;
  platformId: string;
  courseId: string;
  /** Null until the first launch of the link it was picked for. */
  linkId: string | null;
  /** Links that opened it before the newest one was made; they still do. */
  earlierLinkIds?: string[];
  /** Assignments of other courses that it is a copy of, the first one first. */
  originIds?: string[];
  title: string;
  task: string;
  /** Reference answer or notes: the readers see it, students never do. */
  notes: string;
  rubricVersionId: string;
  /** The rubric of the library, or the shipped one, that was chosen; null or absent for one that was pasted. */
  libraryRubricId?: string | null;
  /** Every time another version of the rubric came into use, oldest first. Absent: never, or before that was recorded. */
  rubricSwitches?: RubricSwitch[];
  attemptsAllowed: number;
  dueAt: Date | null;
  /** When students may see it. Absent or null: as soon as it is set up. */
  opening?: Opening | null;
  /** Language the feedback is written in (BCP 47). */
  feedbackLanguage: string;
  /** Which released attempt counts in the gradebook. */
  counts: 'newest' | 'best';
  /**
   * Share of the work, 0 to 1, that the teacher judges before seeing a draft. Absent where it was never asked; see
   * `blindShareOf`.
   */
  blindShare?: number;
  /** Whether feedback may give the solution away. Absent where it was never asked: no. */
  solutionsAllowed?: boolean;
  /** Drafts may wait until this hour of the day (UTC, 0 to 23) for the provider's cheaper run. Absent or null: at once. */
  draftsByHour?: number | null;
  /** Approved work goes out no earlier than this. Absent or null: after its undo time. */
  releaseNotBefore?: Date | null;
  /** Approved work waits until a teacher lets all of it out together. Absent: no. */
  releaseTogether?: boolean;
  /** What students may say back to released feedback. Absent: see `replyRulesOf`. */
  replyRules?: ReplyRules | null;
  /** Students' names are hidden from teachers until their feedback is out. Absent: no. */
  anonymous?: boolean;
  /** Every time that was switched, oldest first: whoever sees names early does so on record. Absent: never. */
  anonymitySwitches?: AnonymitySwitch[];
  /** Whose approval needs a second teacher before anything goes out. Absent or null: nobody's. */
  secondMarker?: SecondMarkerRule | null;
  /** Whether students choose the levels they expect before they hand in. Absent or null: they are not asked. */
  selfAssessment?: SelfAssessmentRule | null;
  exemplars?: Exemplar[];
  /** How it is divided among graders. Null or absent: it is not. */
  shares?: SharePlan | null;
  /** Who divided the class or ended that, and when; the newest last. Missing: nobody has. */
  shareActs?: ShareAct[];
  /** Every change of what it asks since it was set up, oldest first. Absent: none, or before that was recorded. */
  settingChanges?: SettingChange[];
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
};

/** `fields`: names of the settings that became others. `by` is a person id. */
export type SettingChange = { fields: string[]; dueAt: Date | null; by: string; at: Date };

export type SelfAssessmentRule = 'optional' | 'required';

export type AnonymitySwitch = {
  to: 'hidden' | 'shown';
  /** Person id. */
  by: string;
  byName: string | null;
  at: Date;
};

export type RubricSwitch = {
  /** Ids of rubric versions. */
  from: string;
  to: string;
  /** Person id. */
  by: string;
  byName: string | null;
  at: Date;
};

/** An immutable copy of a rubric as some work was, or will be, graded by it; `_id` is made from course and content. */
export type RubricVersion = {
  _id: string;
  platformId: string;
  courseId: string;
  rubric: Rubric;
  createdAt: Date;
};
