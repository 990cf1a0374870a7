import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { LANGUAGES } from '../http/usable-locale.ts';
import type { Services } from '../services.ts';
import { appendNotice, findNotice } from './notice-repository.ts';
import { cleanNotice } from './notice-text.ts';
import { MOST_NOTICE, type Notice } from './notice.ts';

/** `base`: the version that was read before this one was written. */
export type SaveNotice = { language: string; text: string; base: number; by: string };

/**
 * Saves what students are told in a language, as the next version. One that others wrote after `base` is left as it is
 * (`stale`), and so is a text that is the same already. Throws AppError `notice-language` (404), `notice-too-long` (422).
 */
export async function saveNotice(
  services: Pick<Services, 'db' | 'clock'>,
  { language, text: typed, base, by }: SaveNotice,
): Promise<{ kind: 'saved' | 'same' | 'stale'; notice: Notice }> {
  const { db, clock } = services;
  if (!LANGUAGES.has(language)) throw new AppError('notice-language', { status: 404, details: { language } });
  const text = cleanNotice(typed);
  if (text.length > MOST_NOTICE) throw new AppError('notice-too-long', { status: 422, details: { most: MOST_NOTICE } });
  const notice = await findNotice(db, language);
  if (notice.version !== base) return { kind: 'stale', notice };
  if ((notice.versions.at(-1)?.text ?? '') === text) return { kind: 'same', notice };
  const version = base + 1;
  await recordSiteAct(services, by, 'notice-saved', { language, version, text: { words: text } });
  const kept = await appendNotice(db, language, { version, text, by, at: clock.now() });
  return { kind: kept ? 'saved' : 'stale', notice: await findNotice(db, language) };
}
