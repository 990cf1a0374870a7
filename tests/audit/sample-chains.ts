import type { Act } from '../../server/audit/act.ts';
import { appendActs, type AuditServices } from '../../server/audit/append-acts.ts';

/** Two courses' chains of this length, and the site's. */
export async function appendSample(services: AuditServices, length: number): Promise<void> {
  for (const courseId of ['course-1', 'course-2'])
    await appendActs(
      services,
      Array.from({ length }, (_, index) => sampleAct(courseId, index)),
    );
}

/** An act of one of the kinds that a course has most of. */
export function sampleAct(courseId: string, index: number): Act {
  const platformId = 'platform-1';
  const person = (personId: string) => ({ platformId, personId });
  const about = {
    ...{ chain: { platformId, courseId }, key: `act ${index}`, at: new Date(Date.UTC(2026, 10, 1, 8, index)) },
    ...{ subject: person(`student-${index % 5}`), attempt: `work-${index % 7}`, assignment: 'assignment-1' },
  };
  const release = { release: 1, marks: index / 2, maximum: 20, content: { words: `text ${index}` } };
  switch (index % 3) {
    case 0:
      return { ...about, kind: 'approved', actor: person('teacher-1'), facts: { ...release, batch: null } };
    case 1:
      return { ...about, kind: 'released', actor: 'system', facts: release };
    default:
      return { ...about, kind: 'work-opened', actor: person('teacher-2'), facts: { what: 'review' } };
  }
}
