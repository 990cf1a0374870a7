import { randomUUID } from 'node:crypto';
import { bookOf } from '../departures/departure-book.ts';
import type { NoteMessage } from '../lti/lti-gateway.ts';
import type { Services } from '../services.ts';
import type { GradebookCell } from './gradebook-cell.ts';

/** For one message to the LMS: `note` is told its bytes before they leave, `ended` what became of it, where it left. */
export function messageBook(services: Services, cell: GradebookCell, about: About): MessageBook {
  const { platformId, courseId, assignmentId } = cell;
  const { kind, submissionId } = about;
  const _id = randomUUID();
  const book = bookOf(services);
  const fields = { _id, platformId, courseId, assignmentId, submissionIds: [submissionId], kind };
  return {
    note: (message) => book.leave({ ...fields, ...message, model: null, task: null }),
    ended: (told) => book.back(_id, { text: null, error: told.kind === 'sent' ? null : told.kind }),
  };
}

type About = { kind: 'score' | 'hand-in'; submissionId: string };
type MessageBook = { note: NoteMessage; ended: (told: { kind: string }) => Promise<void> };
