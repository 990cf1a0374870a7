import type { LmsContext } from './lms-context.ts';
import type { GradeDocument, ReceivedScoreDocument, ToolDocument } from './lms-documents.ts';

/** Looks into the LMS, and does there what a teacher or an admin would: for the demo's end and for tests. */
export type Inspection = {
  /** Every score post that arrived, in order, with the status it was answered with; all line items, or one. */
  receivedScores: (lineItemId?: string) => Promise<ReceivedScoreDocument[]>;
  /** The cells that hold a mark now. */
  gradebook: (courseKey: string) => Promise<GradebookEntry[]>;
  /** The cell of the activity's own column, or null when nothing was ever written there. */
  gradeOf: (cell: { activityKey: string; personKey: string }) => Promise<GradeDocument | null>;
  registeredTools: () => Promise<ToolDocument[]>;
  /** A teacher writes into the gradebook by hand: on Moodle, later scores are answered with 200 and change nothing. */
  overrideGrade: (cell: { activityKey: string; personKey: string; score: number; comment: string }) => Promise<void>;
  lockColumn: (activityKey: string, locked: boolean) => Promise<void>;
  dropEnrolment: (enrolment: { courseKey: string; personKey: string }) => Promise<void>;
};

export type GradebookEntry = {
  personKey: string;
  lineItem: string;
  score: number;
  scoreMaximum: number;
  comment: string | null;
};

export function createInspection(lms: LmsContext): Inspection {
  return {
    receivedScores: (lineItemId) =>
      lms.store.receivedScores.find(lineItemId === undefined ? {} : { lineItemId }, { sort: { _id: 1 } }).toArray(),
    gradebook: (courseKey) => gradebook(lms, courseKey),
    gradeOf: async (cell) => lms.store.grades.findOne({ _id: await cellId(lms, cell) }),
    registeredTools: () => lms.store.tools.find({}).toArray(),
    overrideGrade: (cell) => overrideGrade(lms, cell),
    lockColumn: async (activityKey, locked) => {
      await lms.store.lineItems.updateOne({ _id: await ownColumn(lms, activityKey) }, { $set: { locked } });
    },
    dropEnrolment: (enrolment) => dropEnrolment(lms, enrolment),
  };
}

async function gradebook(lms: LmsContext, courseKey: string): Promise<GradebookEntry[]> {
  const course = await known(lms.store.courses.findOne({ key: courseKey }), `course "${courseKey}"`);
  const lineItems = await lms.store.lineItems.find({ courseId: course._id }).toArray();
  const grades = await lms.store.grades.find({ lineItemId: { $in: lineItems.map((item) => item._id) } }).toArray();
  const people = await lms.store.people.find({ _id: { $in: grades.map((grade) => grade.personId) } }).toArray();
  return grades.flatMap(({ score, comment, lineItemId, personId }) => {
    const item = lineItems.find((candidate) => candidate._id === lineItemId);
    const person = people.find((candidate) => candidate._id === personId);
    if (score === null || item === undefined || person === undefined) return [];
    return [{ personKey: person.key, lineItem: item.label, score, scoreMaximum: item.scoreMaximum, comment }];
  });
}

async function overrideGrade(
  lms: LmsContext,
  { score, comment, ...cell }: { activityKey: string; personKey: string; score: number; comment: string },
): Promise<void> {
  const _id = await cellId(lms, cell);
  const [lineItemId, personId] = _id.split('/');
  const second = Math.floor(lms.now().getTime() / 1000);
  // On Canvas a teacher's comment is one more for the student to read, and no part of the tool's result.
  const said = lms.profile.addsComments
    ? { $set: { score, second, overridden: true }, $push: { comments: comment } }
    : { $set: { score, comment, second, overridden: true } };
  const change = { ...said, $setOnInsert: { lineItemId, personId } };
  await lms.store.grades.updateOne({ _id }, change as object, { upsert: true });
}

async function dropEnrolment(
  lms: LmsContext,
  { courseKey, personKey }: { courseKey: string; personKey: string },
): Promise<void> {
  const course = await known(lms.store.courses.findOne({ key: courseKey }), `course "${courseKey}"`);
  const person = await known(lms.store.people.findOne({ key: personKey }), `person "${personKey}"`);
  await lms.store.enrolments.updateOne({ _id: `${course._id}/${person._id}` }, { $set: { active: false } });
}

async function cellId(lms: LmsContext, cell: { activityKey: string; personKey: string }): Promise<string> {
  const person = await known(lms.store.people.findOne({ key: cell.personKey }), `person "${cell.personKey}"`);
  return `${await ownColumn(lms, cell.activityKey)}/${person._id}`;
}

async function ownColumn(lms: LmsContext, activityKey: string): Promise<string> {
  const activity = await known(lms.store.activities.findOne({ key: activityKey }), `activity "${activityKey}"`);
  const filter = { resourceLinkId: activity._id };
  const column = lms.store.lineItems.findOne(filter, { sort: { ownedBy: 1, _id: 1 } });
  return (await known(column, `gradebook column for "${activityKey}"`))._id;
}

async function known<T>(lookup: Promise<T | null>, what: string): Promise<T> {
  const found = await lookup;
  if (found === null) throw new Error(`The demo LMS has no ${what}: add it first.`);
  return found;
}
