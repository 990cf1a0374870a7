import { actorOf, type Act, type PersonKey } from '../../audit/act.ts';
import { listAuditOwed, settleAuditOwed } from '../../audit/audit-owed-model.ts';
import type { AuditSource } from '../../audit/audit-source.ts';
import { findPersonBySub } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import { extensionModel } from './extension-model.ts';
import type { Extension } from './extension.ts';

/** More time or attempts, given, changed and withdrawn. */
export const extensionAuditSource: AuditSource = async (services, most) => {
  const { db } = services;
  const extensions = await listAuditOwed(extensionModel(db), {}, most);
  const acts = await Promise.all(extensions.map((extension) => actsOfExtension(services, extension)));
  return {
    acts: acts.flat(),
    full: extensions.length === most,
    settle: () => settleAuditOwed(db, 'extensions', extensions),
  };
};

async function actsOfExtension({ db }: Pick<Services, 'db'>, extension: Extension): Promise<Act[]> {
  const { _id, platformId, courseId, assignmentId: assignment, sub, changes } = extension;
  const person = await findPersonBySub(db, platformId, sub);
  // A roster names people who have never been here: there is nobody of ours yet that it could be about.
  const subject: PersonKey | null = person && { platformId, personId: person._id };
  return changes.map((change) => {
    const { kind, by, at, dueAt, extraAttempts, reason } = change;
    const facts = { change: kind, dueAt: dueAt?.toISOString() ?? null, extraAttempts, reason: { words: reason } };
    const key = `extension ${_id} ${at.getTime()} ${kind}`;
    const about = { chain: { platformId, courseId }, subject, assignment };
    return { ...about, kind: 'extension', key, at, actor: actorOf(platformId, by), facts };
  });
}
