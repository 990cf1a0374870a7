import { languageChoices } from '../http/language-choices.ts';
import type { FieldErrors } from '../http/parse.ts';
import type { RubricFault } from '../rubrics/parse-rubric.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';
import type { Assignment } from './assignment.ts';
import type { AssignmentForm } from './read-assignment-form.ts';
import type { OfferedRubrics, RubricOrigin } from './rubric-choices.ts';
import { agreementView, reviewTimeView } from './agreement-view.ts';
import type {
  BlindLevelAgreement,
  ReplyFigures,
  ReviewTimeFigures,
  SecondAgreement,
  SelfFigures,
  TryoutFigures,
} from './agreement-view.ts';
import { BLIND_SHARE, blindShareOf, percentOf } from './blind-share.ts';
import { openingFields } from './opening.ts';
import type { openingView } from './opening-view.ts';
import { REPLY_RULES, replyFields, replyRulesOf } from './reply-rules.ts';
import { secondAgreementView } from './second-agreement-view.ts';
import { secondMarkerFields } from './second-marker-rule.ts';
import { rubricView } from '../rubrics/rubric-view.ts';
import { numberVersions } from './switched-rubric.ts';
import { setUpFolds } from './set-up-folds.ts';

/** Everything the set-up page prints. `form` is what stands in the fields; `preview` a pasted rubric that can be used. */
export function setUpView(page: SetUpPage) {
  const { form, errors } = page;
  return {
    titleKey: page.standing ? 'assignments:setUp.changeTitle' : 'assignments:setUp.title',
    context: page.standing?.title ?? null,
    base: page.base,
    action: page.action ?? `${page.base}/assignment`,
    picking: page.action !== undefined,
    exists: page.standing !== null,
    changedMeanwhile: page.changedMeanwhile,
    faultCount: Object.keys(errors).length,
    form,
    errors,
    // Empty: nothing was set up when this page was made; saving then never overwrites what came meanwhile.
    seen: page.seenAt?.toISOString() ?? '',
    rubricFaults: page.faults.map((fault) => ({ ...fault, path: fault.path || null })),
    library: page.library.map((rubric) => ({
      id: rubric.id,
      chosen: form.rubricChoice === rubric.id,
      rubric: rubricView(rubric),
    })),
    kept: keptView(page),
    paste: { chosen: form.rubricChoice === 'paste', preview: previewOf(page, form.rubricChoice === 'paste') },
    languages: languageChoices(form.feedbackLanguage, page.locale),
    counts: { best: form.counts === 'best' },
    solutionsAllowed: form.solutionsAllowed === 'yes',
    releaseTogether: form.releaseTogether === 'yes',
    second: secondFields(form),
    self: { optional: form.selfAssessment === 'optional', required: form.selfAssessment === 'required' },
    folds: setUpFolds(form, errors),
    repliesOff: form.replies === 'no',
    anonymity: anonymityView(page),
    cheapRun: page.takesBatches ? { hours: hourChoices(form.draftsBy) } : null,
    ...figuresView(page),
    door: { closed: page.closed, begun: page.begun, ...openingFields(page.standing ?? {}) },
    exemplars: exemplarsLink(page),
    versions: versionsLink(page),
    judging: page.standing !== null && page.judges,
  };
}

/** What was measured, for those who judge. */
function figuresView({ agreement, reviewTime, replyFigures, secondAgreement, selfFigures }: SetUpPage) {
  return {
    agreement: agreementView(agreement),
    reviewTime: reviewTimeView(reviewTime),
    ...{ replyFigures, selfFigures },
    secondAgreement: secondAgreementView(secondAgreement),
  };
}

/** The library's rubrics by whose they are; the one in use says when it was changed since. */
function keptView(page: SetUpPage) {
  const { form, offered, origin, library } = page;
  const groups = offered.groups.map(({ scope, rubrics }) => ({
    label: `assignments:library.${scope}`,
    rubrics: rubrics.map(({ _id, title }) => ({ id: _id, title, chosen: form.rubricChoice === _id })),
    open: rubrics.length <= SHORT_LIST || rubrics.some(({ _id }) => form.rubricChoice === _id),
  }));
  const shipped = library.some(({ id }) => id === form.rubricChoice);
  return {
    groups: groups.filter(({ rubrics }) => rubrics.length > 0),
    left: offered.left,
    changed: origin?.changedSince ? origin : null,
    preview: previewOf(page, !shipped && form.rubricChoice !== 'paste'),
  };
}

const SHORT_LIST = 6; // more are folded away until they are asked for

function previewOf({ preview }: SetUpPage, wanted: boolean) {
  return wanted && preview ? rubricView(preview) : null;
}

/** The choice, and who made it before. */
function anonymityView({ form, standing }: SetUpPage) {
  const switches = (standing?.anonymitySwitches ?? []).map(({ to, by, byName, at }) => {
    return { key: `reviews:event.names-${to}`, who: byName ?? (by.startsWith('cli:') ? by : null), at };
  });
  return { chosen: form.anonymous === 'yes', switches };
}

function secondFields({ secondMarker, secondBlind }: AssignmentForm) {
  return { all: secondMarker === 'all', share: secondMarker === 'share', blind: secondBlind === 'yes' };
}

/** Only for those who judge, and once there is an assignment to add to. */
function exemplarsLink({ base, standing, judges, tryout }: SetUpPage) {
  if (!standing || !judges) return null;
  return { href: `${base}/assignment/exemplars`, count: standing.exemplars?.length ?? 0, tryout };
}

/** To what the rubric was, by the switches on record. */
function versionsLink({ base, standing }: SetUpPage) {
  return standing && { href: `${base}/assignment/rubric/versions`, count: numberVersions(standing).length };
}

export type SetUpPage = {
  base: string;
  /** Where the form goes; the link's own assignment unless the page says otherwise. */
  action?: string;
  locale: string;
  /** The shipped ones. */
  library: readonly Rubric[];
  offered: OfferedRubrics;
  /** Null where nothing is set up, or nobody can say. */
  origin: RubricOrigin | null;
  standing: Assignment | null;
  form: AssignmentForm;
  seenAt: Date | null;
  errors: FieldErrors;
  faults: RubricFault[];
  preview: Rubric | null;
  changedMeanwhile: boolean;
  /** The readers' provider has a cheaper way for drafts that may wait. */
  takesBatches: boolean;
  /** Whether whoever looks judges students' work. */
  judges: boolean;
  /** Null where nothing is set up, and for those who do not judge. */
  agreement: BlindLevelAgreement | null;
  reviewTime: ReviewTimeFigures | null;
  /** Empty where nobody said anything, and for those who do not judge. */
  replyFigures: ReplyFigures;
  secondAgreement: SecondAgreement | null;
  selfFigures: SelfFigures;
  tryout: TryoutFigures | null;
  /** Null where students can see it, or nothing is set up. */
  closed: ReturnType<typeof openingView>;
  /** Students who have begun to work, so that it stays open. */
  begun: number;
};

/** The form of a link that is not set up yet: the LMS's own title and description save typing. */
export function blankForm(link: { title: string | null; description: string | null } | null): AssignmentForm {
  return {
    title: link?.title ?? '',
    task: link?.description ?? '',
    notes: '',
    rubricChoice: '',
    rubricYaml: '',
    attempts: '1',
    dueAt: '',
    ...openingFields({}),
    feedbackLanguage: 'en',
    counts: 'newest',
    blindShare: percentOf(BLIND_SHARE),
    solutionsAllowed: '',
    draftsBy: '',
    releaseNotBefore: '',
    releaseTogether: '',
    ...replyFields(REPLY_RULES),
    anonymous: '',
    selfAssessment: '',
    ...secondMarkerFields(null),
  };
}

/** The form of what stands; a rubric that is no longer in the library word for word is shown as pasted text. */
export function formOf(
  assignment: Assignment,
  { used, origin, library }: { used: Rubric | null; origin: RubricOrigin | null; library: readonly Rubric[] },
): AssignmentForm {
  const shipped = used && library.find((one) => rubricKey(one) === rubricKey(used));
  const standing = origin?.changedSince === false ? origin : shipped;
  return {
    title: assignment.title,
    task: assignment.task,
    notes: assignment.notes,
    rubricChoice: standing?.id ?? 'paste',
    rubricYaml: used && !standing ? serialiseRubric(used) : '',
    attempts: String(assignment.attemptsAllowed),
    dueAt: momentField(assignment.dueAt),
    ...openingFields(assignment),
    feedbackLanguage: assignment.feedbackLanguage,
    counts: assignment.counts,
    blindShare: percentOf(blindShareOf(assignment)),
    solutionsAllowed: tick(assignment.solutionsAllowed),
    draftsBy: String(assignment.draftsByHour ?? ''),
    releaseNotBefore: momentField(assignment.releaseNotBefore),
    releaseTogether: tick(assignment.releaseTogether),
    ...replyFields(replyRulesOf(assignment)),
    anonymous: tick(assignment.anonymous),
    selfAssessment: assignment.selfAssessment ?? '',
    ...secondMarkerFields(assignment.secondMarker),
  };
}

function momentField(moment: Date | null | undefined): string {
  return moment?.toISOString().slice(0, 16) ?? '';
}

function tick(is: boolean | undefined): string {
  return is ? 'yes' : '';
}

export function readyView(base: string, assignment: Assignment, role: string) {
  return {
    titleKey: 'assignments:ready.title',
    context: assignment.title,
    base,
    assignment: { title: assignment.title, dueAt: assignment.dueAt, attempts: assignment.attemptsAllowed },
    mayReview: role === 'instructor',
  };
}

function hourChoices(chosen: string) {
  return Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    name: `${String(hour).padStart(2, '0')}:00`,
    chosen: chosen === String(hour),
  }));
}
