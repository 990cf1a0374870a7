import type { Assignment } from '../../assignments/assignment.ts';
import type { Visit } from '../../http/visit.ts';
import type { Call } from '../../submissions/called.ts';
import { diffTexts, type TextChange } from '../text-diff.ts';
import { filterQuery, type QueueFilter } from '../queue-filter.ts';
import { stateBadge } from '../state-badge.ts';
import type { AnswerGroup } from './group-answers.ts';
import type { listMembers } from './grouping-repository.ts';
import type { Grouping } from './grouping.ts';

type Member = Awaited<ReturnType<typeof listMembers>>[number];
type Page = { visit: Visit; assignment: Assignment; filter: QueueFilter; members: readonly Member[] };

/** Everything that `groups/groups` prints. */
export function groupsView(page: Page & { grouping: Grouping | null }) {
  const { visit, assignment, filter, grouping, members } = page;
  const texts = new Map(members.map(({ _id, work }) => [_id, work.text]));
  const query = filterQuery(filter);
  const groups = (grouping?.groups ?? []).flatMap(({ memberIds, same }) => {
    const [first = ''] = memberIds;
    const text = texts.get(first);
    const href = `${visit.base}/groups/${first}${query}`;
    return text === undefined ? [] : [{ href, count: memberIds.length, same, excerpt: excerptOf(text) }];
  });
  return {
    ...{ titleKey: 'groups:title', context: assignment.title, visit, base: visit.base, groups, query },
    madeAt: grouping?.madeAt ?? null,
    works: grouping?.works ?? 0,
    stale: (grouping?.dirtyAt ?? null) !== null,
  };
}

function excerptOf(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).toWellFormed()}…`;
}

const EXCERPT = 200;

/** Everything that `groups/group` prints: the first answer, and the others with what differs from it. */
export function groupView(page: GroupPage) {
  const { visit, assignment, filter, members, first, group } = page;
  const { base, others, more } = sideBySide(members, first);
  const query = filterQuery(filter);
  return {
    ...{ titleKey: 'groups:one', context: assignment.title, visit, base: visit.base, query, same: group.same },
    count: members.length,
    first: base && { ...memberOf(page, base), parts: [{ text: base.work.text }] },
    others: others.map((member) => ({
      ...memberOf(page, member),
      ...differences(base?.work.text ?? '', member.work.text),
      compare: `${visit.base}/groups/${member._id}${query}`,
    })),
    more,
    ...offerOf(page),
  };
}

/** Which of a group's works stand on its page, and how many more there are. */
export function sideBySide<M extends Pick<Member, '_id'>>(members: readonly M[], first: string) {
  const others = members.filter(({ _id }) => _id !== first);
  return {
    base: members.find(({ _id }) => _id === first),
    others: others.slice(0, MOST_SIDE_BY_SIDE),
    more: Math.max(0, others.length - MOST_SIDE_BY_SIDE),
  };
}

type GroupPage = Page & {
  /** The work that the others are compared with. */
  first: string;
  group: AnswerGroup;
  call: Call;
  batchApproval: boolean;
};

const MOST_SIDE_BY_SIDE = 24;

function memberOf({ visit, assignment, filter, call }: GroupPage, { _id, personId, state }: Member) {
  return {
    student: call({ assignmentId: assignment._id, personId }),
    href: `${visit.base}/review/${_id}${filterQuery(filter)}`,
    state: stateBadge(state),
    data: { submission: _id },
  };
}

function differences(base: string, text: string) {
  const diff = diffTexts(base, text);
  return diff.kind === 'too-different' ? { parts: [{ text }] } : { parts: diff.changes.map(partOf) };
}

function partOf(change: TextChange) {
  return change.kind === 'same' ? { text: change.text } : { removed: change.removed, added: change.added };
}

/** "Offer the same to the group": of the first decided work, its own first if it is. */
function offerOf({ visit, filter, members, first, batchApproval }: GroupPage) {
  const decided = members.filter(({ state, release }) => release && (state === 'approved' || state === 'released'));
  const source = decided.find(({ _id }) => _id === first) ?? decided[0];
  const waiting = members.filter(({ state }) => state === 'with-teacher').length;
  if (!source) return { offer: null, decideFirst: waiting > 0 };
  const query = filterQuery(filter);
  const href = `${visit.base}/batch${query}${query === '' ? '?' : '&'}from=${encodeURIComponent(source._id)}`;
  return { offer: batchApproval && waiting > 0 ? { href, count: waiting } : null, decideFirst: false };
}
