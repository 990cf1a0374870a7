import type { PersonKey, Words } from './act.ts';

/**
 * What an entry says of each kind of act, beyond who, when, and about whom. Numbers, codes and ids alone: a string that
 * is no code is hashed on its way into the chain, whoever put it there. A new kind is a new line here.
 */
export type ActFacts = CourseFacts & SiteFacts;

type Nothing = Record<string, never>;

type Approved = {
  release: number | null;
  marks: number | null;
  maximum: number | null;
  content: Words | null;
  /** The batch approval that it was part of. */
  batch: string | null;
};

type Noted = { note: Words | null };

type CourseFacts = {
  'handed-in': { attempt: number; late: boolean; as: 'text' | 'file'; work: Words; rubricVersion: string | null };
  drafted: {
    draft: Words;
    rubricVersion: string;
    generator: string;
    validator: string;
    prompts: string[];
    route: string;
    findings: number;
    demonstration: boolean;
  };
  'review-saved': { version: number; content: Words };
  'chosen-blind': { levels: Words };
  approved: Approved;
  'approval-undone': { batch: string | null };
  'approval-put-back': Nothing;
  returned: Noted;
  retried: Nothing;
  'redraft-asked': Noted;
  'reading-stopped': Nothing;
  'release-freed': Nothing;
  'reply-answered': Noted;
  reopened: Noted;
  'change-dropped': Nothing;
  reread: { from: number | null; to: number | null };
  'first-marked': { levels: Words | null };
  'second-marked': { levels: Words | null };
  'second-agreed': Approved;
  settled: Noted;
  'taken-back': Nothing;
  'work-given': { to: PersonKey };
  released: { release: number; marks: number; maximum: number; content: Words };
  replied: { reply: string; release: number; text: Words };
  'score-sent': { message: string; release: number; marks: number; maximum: number; comment: Words | null };
  'score-answered': { message: string; answer: string };
  'hand-in-sent': { message: string };
  'hand-in-answered': { message: string; answer: string };
  'assignment-set-up': { rubricVersion: string; copied: boolean };
  'assignment-changed': { fields: string[]; dueAt: string | null };
  'rubric-switched': { from: string; to: string };
  'names-switched': { to: string };
  'class-divided': { to: string; moved: number };
  extension: { change: string; dueAt: string | null; extraAttempts: number; reason: Words };
  'work-opened': { what: string };
  /** The works that teachers chose as exemplars, by ids of their own: nobody keeps whose they were. */
  'exemplars-opened': { exemplars: string[] };
  'library-rubric': { act: string; rubric: string; shelf: string };
  'evidence-taken': Nothing;
  /** The file of an assignment's marks, with names: how many rows it had. */
  'marks-exported': { rows: number };
};

export type SiteFacts = {
  'chain-opened': { course: string };
  'platform-registered': { platform: string; issuer: string; deployments: string[] };
  'platform-switched': { platform: string; to: 'on' | 'off' };
  'platform-removed': { platform: string };
  'deployment-added': { platform: string; deployment: string };
  'keys-rotated': { platform: string; leaked: boolean };
  'registration-link': Nothing;
  'budget-set': { course: string; limit: number };
  'sign-in-link': Nothing;
  'admin-signed-in': Nothing;
  'admin-signed-out': Nothing;
  /** `platform`: whose people they were; null for admins, and for everybody. */
  'sessions-ended': { what: string; platform: string | null };
  'secret-rotated': Nothing;
  'readers-chosen': { scope: string; allowed: string; platform: string | null; course: string | null };
  /** What students are told about privacy, in one language. */
  'notice-saved': { language: string; version: number; text: Words };
  'site-rubric': { act: string; rubric: string };
  'job-retried': { job: string };
  /** The settings that a reader of drafts would ask for, whenever they are others than before. */
  settings: { generator: string; validator: string; host: string };
  'audit-verified': { chains: number; entries: number; bad: number };
  'site-restored': { madeAt: string; putBack: number };
  'retention-set': { course: string; days: number | null; date: string | null; own: boolean };
  'legal-hold': { course: string; on: boolean };
  'course-ended': { course: string; certificate: string; works: number };
  'objection-kept': { never: boolean };
  'person-exported': Nothing;
  'person-erased': Nothing;
};
