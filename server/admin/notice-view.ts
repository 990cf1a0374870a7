import { ownText } from '../notices/notice-view.ts';
import { MOST_NOTICE, type Notice } from '../notices/notice.ts';

/** What an admin typed that is not saved, and why: to look at it, or because it could not be. */
export type NoticeAttempt = { language: string; text: string; why: 'preview' | 'stale' | 'too-long'; base: number };

/** A form for each language, with what stood in it before. A stale form gets the base of what it is shown beside. */
export function noticesView(
  notices: readonly Notice[],
  { saved = false, attempt = null }: { saved?: boolean; attempt?: NoticeAttempt | null },
) {
  return {
    ...{ titleKey: 'notices:title', saved },
    notices: notices.map((notice) => formOf(notice, attempt?.language === notice._id ? attempt : null)),
  };
}

function formOf({ _id: language, version, versions }: Notice, attempt: NoticeAttempt | null) {
  const stands = versions.at(-1)?.text ?? '';
  return {
    ...{ language, nameKey: `notices:language.${language}`, most: MOST_NOTICE },
    ...{ base: version, text: stands },
    ...(attempt && attemptOf(attempt, { version, stands })),
    versions: versions.map(({ text, ...one }) => ({ ...one, language, own: ownText(text) })).reverse(),
  };
}

function attemptOf({ language, text, why, base }: NoticeAttempt, now: { version: number; stands: string }) {
  const shown = (words: string) => ({ language, own: ownText(words) });
  if (why === 'stale') return { text, base: now.version, stale: shown(now.stands) };
  return { text, base, ...(why === 'preview' ? { preview: shown(text) } : { tooLong: true }) };
}
