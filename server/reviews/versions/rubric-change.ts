import type { ChosenWorks, RubricChange } from '../../assignments/rubric-change.ts';
import { numberVersions } from '../../assignments/switched-rubric.ts';
import type { Services } from '../../services.ts';
import { callStudents } from '../../submissions/call-students.ts';
import { chooseView } from './choose-view.ts';
import { findTouch, type CountScores } from './find-touch.ts';
import { rereadWorks } from './reread-works.ts';
import { touchView } from './touch-view.ts';
import { GROUPS, groupOf, type VersionWork } from './version-work.ts';
import { versionIdsOf } from './version-figures.ts';

/** What the set-up page asks before it saves another rubric, and does after it. */
export function rubricChange(services: Services, countScores: CountScores): RubricChange {
  return {
    touch: async ({ tenancy, base, role }, { assignment, next, chosen }) => {
      const touch = await findTouch(services, countScores, { tenancy, assignment, next });
      if (!touch) return null;
      const judges = role === 'instructor';
      const view = touchView(touch, { base, judges });
      const works = GROUPS.flatMap((group) => touch.groups[group]);
      // Whose works they are, and whether they are read again, is for those who judge them.
      if (!judges) return { signature: touch.signature, page: { ...view, choose: null } };
      const versions = numberVersions(assignment, versionIdsOf(works));
      const call = await callStudents(services.db, tenancy, works);
      const choose = chooseView(works, { base, call, versions, chosen });
      return { signature: touch.signature, page: { ...view, choose: choose.rows.length === 0 ? null : choose } };
    },
    reread: ({ tenancy, person }, { assignment, chosen }) =>
      rereadWorks(services, {
        ...{ tenancy, assignment, by: person },
        to: assignment.rubricVersionId,
        chosen: (work) => isChosen(chosen, work),
      }),
  };
}

export function isChosen({ ids, groups }: ChosenWorks, work: VersionWork): boolean {
  return ids.includes(work._id) || groups.includes(groupOf(work));
}
