import { listAuditOwed, settleAuditOwed } from '../audit/audit-owed-model.ts';
import type { AuditSource } from '../audit/audit-source.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import { actsOfWork } from './acts-of-work.ts';
import { listDraftsOfMany } from './draft-repository.ts';

/** What happened to students' work: handed in, drafted, reviewed, decided, released, answered. */
export const workAuditSource: AuditSource = async ({ db }, most) => {
  const works = await listAuditOwed(submissionModel(db), UNUSED, most);
  const handedIn = works.filter(({ submittedAt }) => submittedAt !== null);
  const drafts = Map.groupBy(await listDraftsOfMany(db, handedIn), ({ submissionId }) => submissionId);
  const acts = handedIn.flatMap((work) => actsOfWork(work, drafts.get(work._id) ?? []));
  return { acts, full: works.length === most, settle: () => settleAuditOwed(db, 'submissions', works) };
};

const UNUSED = { 'work.typed': 0, 'work.extraction': 0, presence: 0, digest: 0 } as const;
