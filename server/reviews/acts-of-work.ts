import { actorOf, type Act, type Words } from '../audit/act.ts';
import { digestOf } from '../audit/canonical-json.ts';
import type { Decision, Release, Review, Submission } from '../submissions/submission.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Every act that an attempt's own document, and its drafts, tell of; each under the same key whenever it is asked. */
export function actsOfWork(work: Submission, drafts: readonly StoredDraft[]): Act[] {
  const about = { ...aboutWork(work), work };
  return [
    ...handedIn(about),
    ...drafts.map((draft) => drafted(about, draft)),
    ...(work.review ? saved(about, work.review) : []),
    ...work.decisions.map((decision, index) => decided(about, decision, index)),
    ...(work.namedShares ?? []).map((share) => given(about, share)),
    ...releasesOf(work).flatMap((release) => released(about, release)),
    ...(work.replies?.list ?? []).map((reply) => replied(about, reply)),
  ];
}

type About = ReturnType<typeof aboutWork> & { work: Submission };

/** What every entry about an attempt has in common. */
export function aboutWork({ _id, platformId, courseId, assignmentId, personId }: Whose) {
  return {
    chain: { platformId, courseId },
    subject: { platformId, personId },
    attempt: _id,
    assignment: assignmentId,
  };
}

type Whose = Pick<Submission, '_id' | 'platformId' | 'courseId' | 'assignmentId' | 'personId'>;

function handedIn({ work, ...about }: About): Act[] {
  const { submittedAt, attempt: number, late, rubricVersionId: rubricVersion } = work;
  if (submittedAt === null) return [];
  const { kind: as, text, file } = work.work;
  const content = { words: digestOf({ text, file: file && { name: file.name, bytes: file.bytes } }) };
  const facts = { attempt: number, late, as, work: content, rubricVersion };
  const actor = about.subject;
  return [{ ...about, kind: 'handed-in', key: `handed-in ${work._id}`, at: submittedAt, actor, facts }];
}

function drafted({ work, ...about }: About, draft: StoredDraft): Act {
  const { _id, rubricVersionId: rubricVersion, assessment, demonstration, createdAt: at } = draft;
  const prompts = [...new Set(assessment.calls.map(({ agent, promptVersion }) => `${agent}/${promptVersion}`))].sort();
  const { route, findings } = assessment;
  const read = { generator: draft.generator.model, validator: draft.validator.model, prompts };
  const facts = { draft: { words: _id }, rubricVersion, ...read, route, findings: findings.length, demonstration };
  return { ...about, kind: 'drafted', key: `drafted ${work._id} ${_id}`, at, actor: 'readers', facts };
}

/** The last save of a review; those before it that no sweep saw were overwritten by it. */
function saved({ work, ...about }: About, review: Review): Act[] {
  const { version, criteria, points, summary, editedBy, editedAt: at, blind } = review;
  const content = { words: digestOf({ criteria, points, summary }) };
  const actor = actorOf(work.platformId, editedBy);
  const key = `review-saved ${work._id} ${version} ${at.getTime()}`;
  const save: Act = { ...about, kind: 'review-saved', key, at, actor, facts: { version, content } };
  if (!blind) return [save];
  const facts = { levels: { words: digestOf(blind.criteria) } };
  const chosenKey = `chosen-blind ${work._id} ${blind.at.getTime()}`;
  const by = actorOf(work.platformId, blind.by);
  return [{ ...about, kind: 'chosen-blind', key: chosenKey, at: blind.at, actor: by, facts }, save];
}

function decided({ work, ...about }: About, decision: Decision, index: number): Act {
  const { by, at } = decision;
  const actor = actorOf(work.platformId, by);
  // Decisions are only ever added: a place names one for good.
  const key = `decision ${work._id} ${index}`;
  return { ...about, ...SAY[decision.kind](decision, work), key, at, actor } as Act;
}

type Said = Pick<Act, 'kind' | 'facts'>;
type Say = (decision: Decision, work: Submission) => Said;

const noted =
  (kind: 'returned' | 'redraft-asked' | 'reply-answered' | 'reopened' | 'settled'): Say =>
  ({ note }) => ({ kind, facts: { note: note === null ? null : { words: note } } });

const bare =
  (
    kind: 'retried' | 'reading-stopped' | 'release-freed' | 'change-dropped' | 'taken-back' | 'approval-put-back',
  ): Say =>
  () => ({ kind, facts: {} });

const SAY: Record<Decision['kind'], Say> = {
  approve: (decision) => ({ kind: 'approved', facts: approval(decision) }),
  agree: (decision) => ({ kind: 'second-agreed', facts: approval(decision) }),
  undo: ({ batchId = null }) => ({ kind: 'approval-undone', facts: { batch: batchId } }),
  'first-mark': (mark, { second }) => ({ kind: 'first-marked', facts: { levels: levelsAt(second?.first, mark) } }),
  'second-mark': (mark, { second }) => ({ kind: 'second-marked', facts: { levels: levelsAt(second?.second, mark) } }),
  reread: ({ versions }) => ({ kind: 'reread', facts: { from: versions?.from ?? null, to: versions?.to ?? null } }),
  return: noted('returned'),
  redraft: noted('redraft-asked'),
  answer: noted('reply-answered'),
  reopen: noted('reopened'),
  settle: noted('settled'),
  retry: bare('retried'),
  stop: bare('reading-stopped'),
  release: bare('release-freed'),
  drop: bare('change-dropped'),
  restore: bare('approval-put-back'),
  'take-back': bare('taken-back'),
};

function approval({ approved, batchId }: Decision) {
  const { release = null, marks = null, maximum = null, content } = approved ?? {};
  return {
    release,
    marks,
    maximum,
    content: content === undefined ? null : { words: content },
    batch: batchId ?? null,
  };
}

/** The levels of that very act, while they stand. */
function levelsAt(marking: { at: Date; criteria: object } | null | undefined, { at }: Decision): Words | null {
  return marking?.at.getTime() === at.getTime() ? { words: digestOf(marking.criteria) } : null;
}

function given({ work, ...about }: About, share: NonNullable<Submission['namedShares']>[number]): Act {
  const { grader, by, at } = share;
  const facts = { to: { platformId: work.platformId, personId: grader } };
  const key = `work-given ${work._id} ${at.getTime()}`;
  return { ...about, kind: 'work-given', key, at, actor: actorOf(work.platformId, by), facts };
}

function releasesOf({ earlier = [], release }: Submission): Release[] {
  return [...earlier, ...(release ? [release] : [])];
}

/** By the clock; who approved it stands in the approval. Not yet out: nothing. */
function released({ work, ...about }: About, release: Release): Act[] {
  const { number, marks, maximum, final, releasedAt: at } = release;
  if (at === null) return [];
  const facts = { release: number, marks, maximum, content: { words: digestOf(final) } };
  return [{ ...about, kind: 'released', key: `released ${work._id} ${number}`, at, actor: 'system', facts }];
}

function replied({ work, ...about }: About, reply: NonNullable<Submission['replies']>['list'][number]): Act {
  const { id, kind, release, text, at } = reply;
  const facts = { reply: kind, release, text: { words: text } };
  return { ...about, kind: 'replied', key: `replied ${work._id} ${id}`, at, actor: about.subject, facts };
}
