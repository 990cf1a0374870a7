import { actorOf, type Act } from '../audit/act.ts';
import { listAuditOwed, settleAuditOwed } from '../audit/audit-owed-model.ts';
import type { AuditSource } from '../audit/audit-source.ts';
import { assignmentModel } from './assignment-model.ts';
import type { Assignment } from './assignment.ts';

/** Who set an assignment up, and every change of what it asks. */
export const assignmentAuditSource: AuditSource = async ({ db }, most) => {
  const assignments = await listAuditOwed(assignmentModel(db), { task: 0, notes: 0, exemplars: 0 }, most);
  const settle = () => settleAuditOwed(db, 'assignments', assignments);
  return { acts: assignments.flatMap(actsOfAssignment), full: assignments.length === most, settle };
};

export function actsOfAssignment(assignment: Assignment): Act[] {
  const { _id, platformId, courseId, rubricVersionId, rubricSwitches = [] } = assignment;
  const about = { chain: { platformId, courseId }, subject: null, assignment: _id };
  const by = (kind: Act['kind'], { by: person, at }: { by: string; at: Date }) => ({
    ...{ ...about, at, actor: actorOf(platformId, person) },
    key: `${kind} ${_id} ${at.getTime()}`,
  });
  const {
    createdBy,
    createdAt,
    originIds = [],
    settingChanges = [],
    anonymitySwitches = [],
    shareActs = [],
  } = assignment;
  const setUp = { by: createdBy, at: createdAt };
  const first = { rubricVersion: rubricSwitches[0]?.from ?? rubricVersionId, copied: originIds.length > 0 };
  return [
    { ...by('assignment-set-up', setUp), kind: 'assignment-set-up', facts: first },
    ...settingChanges.map((change): Act => {
      const facts = { fields: change.fields, dueAt: change.dueAt?.toISOString() ?? null };
      return { ...by('assignment-changed', change), kind: 'assignment-changed', facts };
    }),
    ...rubricSwitches.map((one): Act => {
      return { ...by('rubric-switched', one), kind: 'rubric-switched', facts: { from: one.from, to: one.to } };
    }),
    ...anonymitySwitches.map((one): Act => {
      return { ...by('names-switched', one), kind: 'names-switched', facts: { to: one.to } };
    }),
    ...shareActs.map((one): Act => {
      return { ...by('class-divided', one), kind: 'class-divided', facts: { to: one.kind, moved: one.moved } };
    }),
  ];
}
