import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment, RubricVersion } from '../assignments/assignment.ts';
import { listMemberships } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import { callStudents } from '../submissions/call-students.ts';
import type { Called } from '../submissions/called.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { chooseCounting } from './choose-counting.ts';
import { listHandedIn, type MarkedWork } from './marks-repository.ts';

/** One line of an assignment's marks: an attempt, or (`work` null) a student of the roster who handed in nothing. */
export type MarksLine = {
  student: Called;
  work: MarkedWork | null;
  rubric: RubricVersion['rubric'] | null;
  /** Of the released attempts, the one whose marks are in the gradebook. */
  counts: boolean;
};

/**
 * All attempts of an assignment with their marks, by student; then who handed in nothing, but not while a name above
 * is hidden: whose work it is could be told by who is missing. Test people are left out.
 */
export async function listMarks(
  services: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignment: Assignment,
): Promise<MarksLine[]> {
  const { db } = services;
  const works = await listHandedIn(db, tenancy, assignment._id);
  const whose = works.map(({ personId }) => ({ assignmentId: assignment._id, personId }));
  const [call, rubrics] = await Promise.all([callStudents(db, tenancy, whose), rubricsOf(services, tenancy, works)]);
  const counting = countingOf(works, assignment.counts);
  const lines = works.map((work): MarksLine => {
    const student = call({ assignmentId: assignment._id, personId: work.personId });
    const rubric = rubrics.get(work.rubricVersionId ?? assignment.rubricVersionId) ?? null;
    return { student, work, rubric, counts: counting.has(work._id) };
  });
  const anyHidden = lines.some(({ student }) => student.alias !== null);
  const absent = anyHidden ? [] : await listAbsent(services, tenancy, lines);
  return [...lines.filter(({ student }) => !student.testUser), ...absent].sort(byStudent);
}

async function listAbsent({ db }: Pick<Services, 'db'>, tenancy: Tenancy, lines: readonly MarksLine[]) {
  const here = new Set(lines.map(({ student }) => student.sub));
  const members = await listMemberships(db, tenancy);
  const absent = members.filter(({ role, active, sub }) => role === 'student' && active && !here.has(sub));
  return absent.map(({ name, sub }): MarksLine => {
    const student = { alias: null, name, sub, testUser: false };
    return { student, work: null, rubric: null, counts: false };
  });
}

/** By name; whose name is hidden stands below, by the number: by anything of theirs would tell it. */
function byStudent(a: MarksLine, b: MarksLine): number {
  const byAlias = (a.student.alias ?? 0) - (b.student.alias ?? 0);
  return byAlias || keyOf(a).localeCompare(keyOf(b)) || attemptOf(a) - attemptOf(b);
}

function keyOf({ student: { name, sub } }: MarksLine): string {
  return `${name ?? ''}\u0000${sub ?? ''}`;
}

function attemptOf({ work }: MarksLine): number {
  return work?.attempt ?? 0;
}

async function rubricsOf({ db }: Pick<Services, 'db'>, tenancy: Tenancy, works: readonly MarkedWork[]) {
  const ids = [...new Set(works.flatMap(({ rubricVersionId }) => rubricVersionId ?? []))];
  const versions = await Promise.all(ids.map((id) => findRubricVersion(db, tenancy, id)));
  return new Map(versions.flatMap((version) => (version ? [[version._id, version.rubric]] : [])));
}

/** Ids of the attempts that count, by the same choice as the gradebook's. */
function countingOf(works: readonly MarkedWork[], counts: Assignment['counts']): Set<string> {
  const byPerson = Map.groupBy(works.filter(isOut), ({ personId }) => personId);
  const chosen = [...byPerson.values()].map((own) =>
    chooseCounting(
      own.map(({ _id, attempt, release }) => ({ _id, attempt, marks: release.marks, maximum: release.maximum })),
      counts,
    ),
  );
  return new Set(chosen.flatMap((one) => one?._id ?? []));
}

function isOut(work: MarkedWork): work is MarkedWork & { release: NonNullable<Submission['release']> } {
  return work.state === 'released' && work.release !== null;
}
