import type { ReplyFigures } from '../../assignments/agreement-view.ts';
import { findAssignment, findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Services } from '../../services.ts';
import type { ReplyKind } from '../../submissions/reply.ts';
import type { Tenancy } from '../../tenancy.ts';
import { listReactions } from './reply-repository.ts';

/**
 * What students said back to the points of an assignment, by criterion; the criteria in the order of the rubric. One of
 * an earlier rubric version that the present one lacks is left out.
 */
export async function countReplies(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignmentId: string,
): Promise<ReplyFigures> {
  const assignment = await findAssignment(db, tenancy, assignmentId);
  const version = assignment && (await findRubricVersion(db, tenancy, assignment.rubricVersionId));
  const said = version ? await listReactions(db, tenancy, assignmentId) : [];
  return (version?.rubric.criteria ?? []).flatMap(({ id, title }) => {
    const own = said.filter(({ criterionId }) => criterionId === id);
    const of = (kind: ReplyKind) => own.filter((one) => one.kind === kind).length;
    if (own.length === 0) return [];
    const reactions = { clear: of('clear'), notClear: of('not-clear'), disagree: of('disagree') };
    return [{ title, ...reactions, questions: of('question'), contests: of('contest') }];
  });
}
