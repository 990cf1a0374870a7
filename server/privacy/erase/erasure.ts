import type { DataLine } from '../data-line.ts';

/**
 * One erasure: of a person, or of what a course kept about its people. It is noted before anything is deleted, step by
 * step, so that whoever finds it half done goes on with it. When it is over it holds nobody's name or id any more, only
 * what its certificate says; see `Watch` for the day after.
 */
export type Erasure = {
  /** Random: the certificate's number, and all that is left to call the person by. */
  _id: string;
  state: 'running' | 'done';
  scope: Scope | null;
  /** What stands in the place of the person's id wherever they acted: random, and noted nowhere once it is over. */
  former: string | null;
  watch: Watch | null;
  steps: Step[];
  /** `cli:<os user>`, an admin, or the sweep of a course's retention. */
  by: string;
  startedAt: Date;
  endedAt: Date | null;
  /** The certificate as JSON text, exactly as it was handed out; null while it runs. */
  certificate: string | null;
};

export type Scope = PersonScope | CourseScope;

/** `names`: what they are called in texts that we write ourselves. `personId` null: the roster alone knows them. */
export type PersonScope = {
  kind: 'person';
  platformId: string;
  personId: string | null;
  sub: string;
  names: string[];
};

/** `leavingIds`: its students who are in no other course, so that nothing is left to know them for. */
export type CourseScope = { kind: 'course'; platformId: string; courseId: string; leavingIds: string[] };

/**
 * Random ids of what was erased, kept for a day: a process that had it in its hands may write late, and the sweep
 * deletes that again. They lead to nothing else.
 */
export type Watch = { workIds: string[]; fileIds: string[]; personId: string | null; until: Date | null };

/** What one step found, noted before it began: a second try after a crash keeps the first one's count. */
export type Step = { name: string; collection: DataLine['collection']; did: 'removed' | 'changed'; count: number };
