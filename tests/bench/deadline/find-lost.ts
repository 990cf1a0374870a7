import type { Services } from '../../../server/services.ts';
import type { Person } from '../../../server/lti/directory.ts';
import type { Submission } from '../../../server/submissions/submission.ts';
import { workOf } from './student-work.ts';

/** What is not in the database exactly once and word for word, of the students who were told that it is in. */
export async function findLost({ db }: Pick<Services, 'db'>, handedIn: readonly number[]): Promise<string[]> {
  const people = await db.collection<Person>('people').find({}).toArray();
  const works = await db.collection<Submission>('submissions').find({}).toArray();
  return handedIn.flatMap((n) => {
    const person = people.find(({ sub }) => sub === String(n));
    const own = works.filter(({ personId }) => personId === person?._id);
    const fault = faultOf(own, n);
    return fault === null ? [] : [`student ${n}: ${fault}`];
  });
}

function faultOf([work, ...more]: Submission[], n: number): string | null {
  if (!work) return 'nothing is stored';
  if (more.length > 0) return `${more.length + 1} attempts`;
  if (work.state === 'composing') return 'not handed in';
  return plain(work.work.text) === plain(workOf(n).text) ? null : 'other words are stored';
}

/** A file knows paragraphs, not how they were parted. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
