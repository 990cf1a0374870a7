import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment, RubricVersion } from '../assignments/assignment.ts';
import { findPeople, listMemberships } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { chooseCounting } from './choose-counting.ts';
import { listHandedIn, type MarkedWork } from './marks-repository.ts';

/** One line of an assignment's marks: an attempt, or (`work` null) a student of the roster who handed in nothing. */
export type MarksLine = {
  student: string | null;
  /** The LMS's own id of the student. */
  sub: string | null;
  work: MarkedWork | null;
  rubric: RubricVersion['rubric'] | null;
  /** Of the released attempts, the one whose marks are in the gradebook. */
  counts: boolean;
};

/** All attempts of an assignment with their marks, by student; then who handed in nothing. Test people are left out. */
export async function listMarks(
  services: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignment: Assignment,
): Promise<MarksLine[]> {
  const { db } = services;
  const works = await listHandedIn(db, tenancy, assignment._id);
  const ids = [...new Set(works.map(({ personId }) => personId))];
  const [people, members, rubrics] = await Promise.all([
    findPeople(db, tenancy.platformId, ids),
    listMemberships(db, tenancy),
    rubricsOf(services, tenancy, works),
  ]);
  const known = new Map(people.map((person) => [person._id, person]));
  const counting = countingOf(works, assignment.counts);
  const lines = works.flatMap((work): MarksLine[] => {
    const person = known.get(work.personId);
    if (person?.testUser) return [];
    const rubric = rubrics.get(work.rubricVersionId ?? assignment.rubricVersionId) ?? null;
    const { name = null, sub = null } = person ?? {};
    return [{ student: name, sub, work, rubric, counts: counting.has(work._id) }];
  });
  const here = new Set(people.map(({ sub }) => sub));
  const absent = members.filter(({ role, active, sub }) => role === 'student' && active && !here.has(sub));
  const nothing = absent.map(({ name, sub }) => ({ student: name, sub, work: null, rubric: null, counts: false }));
  return [...lines, ...nothing].sort(byStudent);
}

function byStudent(a: MarksLine, b: MarksLine): number {
  return keyOf(a).localeCompare(keyOf(b)) || attemptOf(a) - attemptOf(b);
}

function keyOf({ student, sub }: MarksLine): string {
  return `${student ?? ''}\u0000${sub ?? ''}`;
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
