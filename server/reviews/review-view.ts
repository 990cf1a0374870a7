import type { Visit } from '../http/visit.ts';
import type { Assessment, Finding } from '../grading/assessment.ts';
import { marksOf } from '../grading/marks.ts';
import { fileNameFor, type Called } from '../submissions/called.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import { bankOfferView } from './bank/bank-offer-view.ts';
import { readWork } from './bank/match-saved-point.ts';
import type { SavedPoint } from './bank/saved-point.ts';
import { criterionView, findingView, type CriterionPage } from './criterion-view.ts';
import { earlierView } from './earlier/earlier-view.ts';
import type { GradebookNotice } from './gradebook-notice.ts';
import { hidesDraft } from './blind-choice.ts';
import { injectionView } from './injection-view.ts';
import { blindTableView } from './blind-table-view.ts';
import type { ReviewContent } from './review-content.ts';
import type { Reviewing } from './reviewing.ts';
import { historyView } from './history-view.ts';
import type { MarkerNote } from './notes/note.ts';
import { notesView, type RefusedNote } from './notes/note-view.ts';
import { mayWrite } from './second/second-marking.ts';
import { secondView, type RefusedSecond } from './second/second-view.ts';
import { presenceView, type PresenceSeen } from './presence.ts';
import { redraftView } from './redraft/redraft-view.ts';
import type { ShareOffer } from './shares/offer-share.ts';
import { isStillHeld, releaseMoment } from './release-moment.ts';
import { repliesView, type RefusedAnswer } from './replies/replies-view.ts';
import { roundsView } from './round-view.ts';
import { routeView } from './second-looks-view.ts';
import type { StoredDraft } from './stored-draft.ts';
import { selfReviewView } from './self/self-review-view.ts';
import { stateBadge } from './state-badge.ts';
import { versionNotice } from './versions/version-notice.ts';

/** Everything that `reviews/review` prints. What must not be seen yet (`yours-first`) never enters it. */
export function reviewView(page: ReviewPage) {
  const { reviewing, visit } = page;
  const { submission, rubric, assignment } = reviewing;
  const content = shownContent(page);
  const { findings, assessment } = visibleDraft(reviewing);
  const action = `${visit.base}/review/${submission._id}`;
  const { byPoint, ...replies } = repliesView(reviewing, { action, refused: page.refusedAnswer });
  return {
    titleKey: 'reviews:review.title',
    ...{ context: assignment.title, workLanguage: assignment.feedbackLanguage },
    ...{ visit, base: visit.base, action, query: page.query },
    ...{ neighbours: page.neighbours, student: page.student },
    submission: submissionHead(page),
    task: assignment.task,
    messages: page.messages,
    editable: isEditable(reviewing),
    levelsOpen: isEditable(reviewing) && !submission.second,
    hidden: reviewing.hidden,
    blind: blindTableView(reviewing),
    route: routeView(assessment, reviewing),
    version: submission.review?.version ?? 0,
    ...readersView(reviewing),
    ...inspectedWork(reviewing, content),
    ...{ earlier: earlierView(reviewing, content.followed ?? []), self: selfReviewView(reviewing) },
    criteria: criteriaView(page, content, byPoint),
    wholeFindings: findings.filter((one) => one.criterionId === null && one.pointId === null).map(findingView),
    summary: content.summary,
    marks: marksOf(rubric, content.criteria),
    maximum: rubricTotal(rubric),
    rounds: roundsView(assessment?.rounds ?? []),
    ...{ noDraft: noDraftView(page), redraft: redraftView(reviewing, page) },
    gradebook: gradebookView(page),
    versions: versionNotice(reviewing, { base: visit.base, action }),
    // Once it is out, its marks tell the LMS that there was a work.
    handIn: reviewing.submission.state === 'released' ? null : page.handIn && `reviews:handIn.${page.handIn}`,
    history: historyView(reviewing),
    presence: presenceView(page.presence),
    ...{ returnNote: page.returnNote, replies, share: page.share, extend: extendLink(page) },
    ...teachersView(page, action),
  };
}

/** What teachers have to do with each other about a work. */
function teachersView({ reviewing, visit, query, notes, refusedSecond }: ReviewPage, action: string) {
  const personId = visit.person.id;
  return {
    second: secondView(reviewing, { personId, refused: refusedSecond }),
    notes: notesView(notes.list, { action, query, personId, refused: notes.refused }),
  };
}

/** To this student's extension; not while their name is hidden: a list of names must not be met by a work. */
function extendLink({ visit, student, reviewing }: ReviewPage): string | null {
  if (student.sub === null) return null;
  const whose = { scope: 'course', assignment: reviewing.assignment._id, student: student.sub };
  return `${visit.base}/extensions?${new URLSearchParams(whose).toString()}`;
}

export type ReviewPage = {
  reviewing: Reviewing;
  visit: Visit;
  student: Called;
  now: Date;
  /** Edits that were not saved, to be shown again; null: what is stored. */
  unsaved: ReviewContent | null;
  messages: Message[];
  refusedIds: readonly string[];
  returnNote: string;
  refusedAnswer: RefusedAnswer | null;
  refusedSecond: RefusedSecond | null;
  /** The teachers' thread; null while it must not be read. */
  notes: { list: readonly MarkerNote[] | null; refused: RefusedNote | null };
  notice: GradebookNotice | null;
  /** The LMS may not know that this was handed in. */
  handIn: 'unsure' | 'untold' | null;
  /** Null where the class is not divided. */
  share: ShareOffer | null;
  neighbours: { previous: string | null; next: string | null; place: number; count: number };
  query: string;
  canRetry: boolean;
  canAsk: boolean;
  offered: StoredDraft | null;
  /** The saved points of this rubric's criteria. */
  bank: readonly SavedPoint[];
  /** Words typed for saved points that could not be put in, by criterion; null: none. */
  bankQuotes: ReadonlyMap<string, string> | null;
  presence: PresenceSeen;
};

/** A line above the page: key and blanks. */
export type Message = {
  tone: 'info' | 'ok' | 'warn' | 'stop';
  key: string;
  name?: string;
  at?: Date | null;
  list?: string[];
};

function shownContent({ reviewing, unsaved }: ReviewPage): ReviewContent {
  const { submission, content } = reviewing;
  if (submission.release) return submission.release.final;
  return unsaved ?? content;
}

function criteriaView(page: ReviewPage, content: ReviewContent, replies: CriterionPage['replies']) {
  const { rubric } = page.reviewing;
  const offersOf = bankOffers(page, content);
  const shown = { rubric, content, ...visibleDraft(page.reviewing), refusedIds: page.refusedIds, replies };
  return rubric.criteria.map((criterion, index) => ({
    ...criterionView(shown, criterion, index),
    bank: offersOf(criterion),
  }));
}

/** What the bank offers, criterion by criterion; nothing where nothing can be written. */
function bankOffers({ reviewing, bank, bankQuotes }: ReviewPage, { points }: ReviewContent) {
  const { submission, assignment } = reviewing;
  if (!isEditable(reviewing)) return () => null;
  const shared = { work: readWork(submission.work.text), language: assignment.feedbackLanguage, points };
  return (criterion: Criterion) => bankOfferView(bank, { ...shared, criterion }, bankQuotes?.get(criterion.id) ?? null);
}

function inspectedWork({ submission, draft }: Reviewing, { points }: ReviewContent) {
  const readWithout = (draft?.assessment.canary ?? null) !== null;
  const { work, notice } = injectionView(submission.work, points, readWithout);
  return { work, injection: notice, hasText: submission.work.text !== '' };
}

/** What of the draft may be seen now; a review from scratch is not held against findings about the draft. */
function visibleDraft({ rubric, submission, draft }: Reviewing): VisibleDraft {
  if (!draft || hidesDraft(rubric, submission, draft)) return { findings: [], assessment: null };
  const own = submission.review?.origin === 'scratch';
  return { findings: own ? [] : draft.assessment.findings, assessment: draft.assessment };
}

type VisibleDraft = { findings: Finding[]; assessment: Assessment | null };

/** Without a draft there is a form only after "write from scratch". */
function isEditable({ submission, draft }: Reviewing): boolean {
  const isOpen = submission.state === 'with-teacher' && mayWrite(submission.second);
  return isOpen && (submission.review !== null || draft !== null);
}

function readersView({ draft }: Reviewing) {
  const readers = draft && { generator: draft.generator.model, validator: draft.validator.model };
  return { readers, demonstration: draft?.demonstration ?? false };
}

function submissionHead({ reviewing, visit, now, student }: ReviewPage) {
  const { submission, assignment } = reviewing;
  const { release, work } = submission;
  return {
    attempt: submission.attempt,
    attempts: assignment.attemptsAllowed,
    state: stateBadge(submission.state, submission.second),
    route: routeBadge(reviewing),
    submittedAt: submission.submittedAt,
    late: submission.late,
    file: work.file
      ? { name: fileNameFor(student, work.file.name), href: `${visit.base}/original/${submission._id}` }
      : null,
    notices: work.extraction.status === 'done' ? work.extraction.notices.map((one) => `reviews:notice.${one}`) : [],
    omitted: work.extraction.status === 'done' ? (work.extraction.omitted ?? []) : [],
    release,
    goesOutAt: release && releaseMoment(assignment, release),
    canUndo: submission.state === 'approved' && release !== null && isStillHeld(assignment, release, now),
    putBack: isPutBack(reviewing),
    // What is out is changed, never given back: see `replies`.
    canDecide: submission.state === 'with-teacher' && reviewing.out === null,
  };
}

/** Its approval was not out when the site was restored from a backup, and nobody has decided since. */
function isPutBack({ submission }: Reviewing): boolean {
  return submission.release === null && submission.decisions.at(-1)?.kind === 'restore';
}

/** The route of a draft that must not be seen yet would say how sure the readers were of it. */
function routeBadge({ draft, hidden }: Reviewing): { tone: string; label: string } | null {
  if (!draft) return null;
  const route = hidden ? 'yours-first' : draft.assessment.route;
  return { tone: route, label: `reviews:route.${route}` };
}

function noDraftView({ reviewing, canRetry }: ReviewPage) {
  const { noDraft, job, review, draftId } = reviewing.submission;
  if (noDraft === null || draftId !== null) return null;
  const error = noDraft === 'readers-failed' && job.error !== null ? `reviews:jobError.${job.error}` : null;
  return { text: `reviews:noDraft.${noDraft}.long`, error, code: job.error, canRetry, canStart: review === null };
}

function gradebookView({ notice, visit, reviewing }: ReviewPage) {
  if (!notice || reviewing.submission.state !== 'released') return null;
  const code = notice.trouble ?? 'gave-up';
  const what = code === 'comment-unsure' ? 'comment' : 'again';
  const send = `${visit.base}/gradebook/${reviewing.submission._id}/send-${what}`;
  const retrying = code === 'platform-500' ? 'retryingLocked' : 'retrying';
  return {
    state: notice.state,
    tone: what === 'comment' ? 'warn' : TONES[notice.state],
    retrying: `reviews:gradebook.${retrying}`,
    text: `reviews:gradebook.${code}.long`,
    sentAt: notice.sentAt,
    send,
    sendLabel: `reviews:gradebook.send.${what}`,
  };
}

const TONES = { waiting: 'info', retrying: 'warn', sent: 'ok', trouble: 'stop' } as const;
