/**
 * A course to put into the demo LMS, and the work its students hand in. Everything has a key of its own, so a second
 * start with the same data finds what the first one made. Titles and names are unique within a plan.
 */
export type CoursePlan = {
  key: string;
  label: string;
  title: string;
  teachers: PlannedPerson[];
  assistants: PlannedPerson[];
  students: PlannedPerson[];
  assignments: PlannedAssignment[];
  answers: PlannedAnswer[];
};

export type PlannedPerson = { key: string; givenName: string; familyName: string };

/** `rubric` is the id of a shipped rubric, or the YAML of one to paste. */
export type PlannedAssignment = {
  key: string;
  title: string;
  /** What the LMS's own page says about the activity. */
  description: string;
  task: string;
  notes: string;
  rubric: { kind: 'shipped'; id: string } | { kind: 'paste'; yaml: string };
  /** The rubric's total, and the maximum of the activity's gradebook column. */
  maximum: number;
  /** BCP 47 tag of the language that feedback is written in. */
  language: string;
  /** Whole per cent of the work that the teacher judges before seeing a draft; left out, the usual share. */
  blindShare?: number;
};

export type PlannedAnswer = { assignmentKey: string; studentKey: string; work: PlannedWork };

/** Typed into the text box, or uploaded from a file. */
export type PlannedWork = { kind: 'text'; text: string } | { kind: 'file'; path: string };

/** The plan with its first `limit` answers only; people and assignments stay, so that a later run can add the rest. */
export function limitPlan(plan: CoursePlan, limit: number | null): CoursePlan {
  return limit === null ? plan : { ...plan, answers: plan.answers.slice(0, limit) };
}

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
