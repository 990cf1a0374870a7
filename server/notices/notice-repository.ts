import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { noticeModel } from './notice-model.ts';
import type { Notice, NoticeVersion } from './notice.ts';

/** Everything a site ever told in a language; of one that has no text of its own, version 0. */
export async function findNotice(db: Connection, language: string): Promise<Notice> {
  return (await noticeModel(db).findById(language).lean<Notice>()) ?? { _id: language, version: 0, versions: [] };
}

/** The text that holds, or null where the product's own does; with the number of its version. */
export async function findStandingNotice(db: Connection, language: string): Promise<StandingNotice> {
  const found = await noticeModel(db)
    .findById(language, { version: 1, versions: { $slice: -1 } })
    .lean<Notice>();
  return { language, version: found?.version ?? 0, text: found?.versions.at(-1)?.text || null };
}

export type StandingNotice = { language: string; version: number; text: string | null };

/** Appends a version; false when it is not the one after the last, which somebody else saved in between. */
export async function appendNotice(db: Connection, language: string, next: NoticeVersion): Promise<boolean> {
  const first = { $setOnInsert: { version: 0, versions: [] } };
  await resend(() => noticeModel(db).updateOne({ _id: language }, first, { upsert: true }));
  const before = { _id: language, version: next.version - 1 };
  const change = { $set: { version: next.version }, $push: { versions: next } };
  const { modifiedCount } = await resend(() => noticeModel(db).updateOne(before, change));
  return modifiedCount === 1 || (await isKept(db, language, next));
}

/** After a lost answer the second sending changes nothing, although the first one did. */
async function isKept(db: Connection, language: string, { version, at, by }: NoticeVersion): Promise<boolean> {
  const { versions } = await findNotice(db, language);
  return versions.some((one) => one.version === version && one.by === by && one.at.getTime() === at.getTime());
}
