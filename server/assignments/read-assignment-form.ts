import { z } from 'zod';
import { isLanguage } from '../http/language-choices.ts';
import { readForm, type FieldErrors } from '../http/parse.ts';
import { parseRubric, type RubricFault } from '../rubrics/parse-rubric.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { RubricChoice } from './rubric-choices.ts';
import { BLIND_SHARE, percentOf } from './blind-share.ts';
import { chosenOpening } from './opening.ts';
import { REPLY_RULES, replyFields } from './reply-rules.ts';
import { readSecondMarker, secondMarkerFields } from './second-marker-rule.ts';
import type { AssignmentSettings } from './set-up-assignment.ts';

/**
 * Reads the posted set-up form against the rubrics that it may name. Never throws: a refusal names every fault by field (and
 * every line of a pasted rubric), and `form` always holds what was typed, for the page to show again.
 */
export function readAssignmentForm(body: unknown, library: readonly RubricChoice[]): AssignmentFormResult {
  const form = typedForm(body);
  const fields = readForm(fieldsSchema, form);
  const rubric = chosenRubric(form, library);
  if (fields.kind === 'accepted' && rubric.kind === 'chosen')
    return { kind: 'accepted', form, settings: fields.value, rubric: rubric.rubric, libraryRubricId: rubric.id };
  const errors = fields.kind === 'refused' ? fields.errors : {};
  if (rubric.kind === 'chosen') return { kind: 'refused', form, errors, faults: [], rubric: rubric.rubric };
  return { kind: 'refused', form, errors: { ...errors, ...rubric.errors }, faults: rubric.faults, rubric: null };
}

export type AssignmentFormResult =
  | {
      kind: 'accepted';
      form: AssignmentForm;
      settings: AssignmentSettings;
      rubric: Rubric;
      /** Null for a pasted one. */
      libraryRubricId: string | null;
    }
  | {
      kind: 'refused';
      form: AssignmentForm;
      errors: FieldErrors;
      faults: RubricFault[];
      rubric: Rubric | null;
    };

/**
 * The fields as text, exactly as a browser posts them; `rubricChoice` is the id of a `RubricChoice` or `paste`,
 * `blindShare` a percentage, `solutionsAllowed`, `releaseTogether` and `anonymous` are `yes` or empty, `draftsBy` an
 * hour of the day or empty, `opening` is `now`, `hand` or `at`.
 */
export type AssignmentForm = Record<(typeof FIELDS)[number], string>;

const FIELDS = [
  'title',
  'task',
  'notes',
  'rubricChoice',
  'rubricYaml',
  'attempts',
  'dueAt',
  'opening',
  'opensAt',
  'feedbackLanguage',
  'counts',
  'blindShare',
  'solutionsAllowed',
  'draftsBy',
  'releaseNotBefore',
  'releaseTogether',
  'replies',
  'replyDays',
  'replyUntil',
  'contests',
  'anonymous',
  'secondMarker',
  'secondShare',
  'secondBlind',
  'selfAssessment',
] as const;

const fieldsSchema = z
  .object({
    title: z.string().trim().min(1, 'assignments:fault.titleMissing').max(200, 'assignments:fault.titleTooLong'),
    task: z.string().trim().min(1, 'assignments:fault.taskMissing').max(20_000, 'assignments:fault.taskTooLong'),
    notes: z.string().trim().max(20_000, 'assignments:fault.notesTooLong'),
    attempts: z.string().regex(/^([1-9]|1\d|20)$/, 'assignments:fault.attempts'),
    dueAt: z.string().refine((text) => text === '' || utcMoment(text) !== null, 'assignments:fault.dueAt'),
    opening: z.enum(['now', 'hand', 'at'], 'opening:fault.choice'),
    opensAt: z.string().refine((text) => text === '' || utcMoment(text) !== null, 'assignments:fault.dueAt'),
    feedbackLanguage: z.string().refine(isLanguage, 'assignments:fault.language'),
    counts: z.enum(['newest', 'best'], 'assignments:fault.counts'),
    blindShare: z.string().regex(/^(\d|[1-4]\d|50)$/, 'assignments:fault.blindShare'),
    solutionsAllowed: z.enum(['', 'yes'], 'assignments:fault.solutionsAllowed'),
    draftsBy: z.string().regex(/^(|1?\d|2[0-3])$/, 'assignments:fault.draftsBy'),
    releaseNotBefore: z.string().refine((text) => text === '' || utcMoment(text) !== null, 'assignments:fault.dueAt'),
    releaseTogether: z.enum(['', 'yes'], 'assignments:fault.releaseTogether'),
    replies: z.enum(['yes', 'no'], 'assignments:fault.replies'),
    replyDays: z.string().regex(/^([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/, 'assignments:fault.replyDays'),
    replyUntil: z.string().refine((text) => text === '' || utcMoment(text) !== null, 'assignments:fault.dueAt'),
    contests: z.string().regex(/^(1?\d|20)$/, 'assignments:fault.contests'),
    anonymous: z.enum(['', 'yes'], 'assignments:fault.anonymous'),
    secondMarker: z.enum(['', 'all', 'share'], 'assignments:fault.secondMarker'),
    secondShare: z.string().regex(/^(\d|[1-9]\d|100)$/, 'assignments:fault.secondShare'),
    secondBlind: z.enum(['', 'yes'], 'assignments:fault.secondBlind'),
    selfAssessment: z.enum(['', 'optional', 'required'], 'self:fault'),
  })
  .superRefine(({ opening, opensAt, dueAt }, context) => {
    const fault = opening === 'at' ? opensAtFault(utcMoment(opensAt), utcMoment(dueAt)) : null;
    if (fault) context.addIssue({ code: 'custom', path: ['opensAt'], message: fault });
  })
  .transform(
    ({
      attempts,
      blindShare,
      draftsBy,
      replies,
      replyDays,
      replyUntil,
      contests,
      secondShare,
      secondBlind,
      opening,
      opensAt,
      ...same
    }) => ({
      ...same,
      attemptsAllowed: Number(attempts),
      dueAt: utcMoment(same.dueAt),
      opening: chosenOpening(opening, utcMoment(opensAt)),
      blindShare: Number(blindShare) / 100,
      solutionsAllowed: same.solutionsAllowed === 'yes',
      draftsByHour: draftsBy === '' ? null : Number(draftsBy),
      releaseNotBefore: utcMoment(same.releaseNotBefore),
      releaseTogether: same.releaseTogether === 'yes',
      replyRules: {
        on: replies === 'yes',
        days: Number(replyDays),
        until: utcMoment(replyUntil),
        contests: Number(contests),
      },
      anonymous: same.anonymous === 'yes',
      selfAssessment: same.selfAssessment === '' ? null : same.selfAssessment,
      secondMarker: readSecondMarker(same.secondMarker, secondShare, secondBlind),
    }),
  );

function opensAtFault(opensAt: Date | null, dueAt: Date | null): string | null {
  if (opensAt === null) return 'opening:fault.missing';
  return dueAt !== null && opensAt >= dueAt ? 'opening:fault.afterDue' : null;
}

/**
 * Browsers send line breaks as CR LF (HTML §4.10.21.4); everything we store and count uses LF. A client that does not
 * know of the blind share, of replies, or of opening later, has not emptied it.
 */
function typedForm(body: unknown): AssignmentForm {
  const posted = {
    blindShare: percentOf(BLIND_SHARE),
    opening: 'now',
    ...replyFields(REPLY_RULES),
    secondShare: secondMarkerFields(null).secondShare,
    ...(body ?? {}),
  } as Record<string, unknown>;
  const textOf = (name: string) => (typeof posted[name] === 'string' ? posted[name].replaceAll('\r\n', '\n') : '');
  return Object.fromEntries(FIELDS.map((name) => [name, textOf(name)])) as AssignmentForm;
}

type ChosenRubric =
  { kind: 'chosen'; id: string | null; rubric: Rubric } | { kind: 'none'; errors: FieldErrors; faults: RubricFault[] };

function chosenRubric(form: AssignmentForm, library: readonly RubricChoice[]): ChosenRubric {
  if (form.rubricChoice === 'paste') return pastedRubric(form.rubricYaml);
  const choice = library.find((one) => one.id === form.rubricChoice);
  if (choice) return { kind: 'chosen', ...choice };
  const fault = form.rubricChoice === '' ? 'rubricMissing' : 'rubricGone';
  return { kind: 'none', errors: { rubricChoice: `assignments:fault.${fault}` }, faults: [] };
}

function pastedRubric(text: string): ChosenRubric {
  if (text.trim() === '') return { kind: 'none', errors: { rubricYaml: 'assignments:fault.rubricEmpty' }, faults: [] };
  const parsed = parseRubric(text);
  if (parsed.kind === 'accepted') return { kind: 'chosen', id: null, rubric: parsed.rubric };
  return { kind: 'none', errors: { rubricYaml: 'assignments:fault.rubricFaults' }, faults: parsed.faults };
}

/** What `<input type="datetime-local">` sends, taken as UTC as the page says; null for no real moment. */
export function utcMoment(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?$/.test(text)) return null;
  const moment = new Date(text.endsWith('Z') ? text : `${text}Z`);
  // 31 February would quietly become 3 March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 16)) ? moment : null;
}
