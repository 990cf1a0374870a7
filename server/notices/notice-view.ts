import type { Connection } from 'mongoose';
import { rememberNotices } from './notice-model.ts';
import { findStandingNotice, type StandingNotice } from './notice-repository.ts';
import { paragraphsOf, type Paragraph } from './notice-text.ts';

/** What a student is told: `own` null is the product's own words. */
export type NoticeView = { seen: string; own: { first: string; paragraphs: Paragraph[] } | null };

/** The notice for whoever reads pages in this locale. */
export async function readNoticeView(db: Connection, locale: string): Promise<NoticeView> {
  const { language, version, text } = await standingNotice(db, languageOf(locale));
  return { seen: `${language}/${version}`, own: ownText(text ?? '') };
}

/** Null: there is nothing but the product's own. */
export function ownText(text: string): NoticeView['own'] {
  return text === '' ? null : { first: firstOf(text), paragraphs: paragraphsOf(text) };
}

/** `seen` as a page gave it to be sent back; null when no such version was ever shown. */
export async function shownNotice(db: Connection, seen: string | null): Promise<string | null> {
  const [, language, version] = /^([a-z]{2,3})\/(\d{1,6})$/.exec(seen ?? '') ?? [];
  if (language === undefined || Number(version) > (await standingNotice(db, language)).version) return null;
  return `${language}/${Number(version)}`;
}

function standingNotice(db: Connection, language: string): Promise<StandingNotice> {
  return rememberNotices(db, language, () => findStandingNotice(db, language));
}

const MOST_FIRST = 140;

function firstOf(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length <= MOST_FIRST ? line : `${line.slice(0, line.lastIndexOf(' ', MOST_FIRST))} …`;
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale;
}
