import { personModel } from '../../../server/lti/directory-model.ts';
import { openVisit } from '../../support/open-visit.ts';
import { gardenWork } from '../drafting/garden-work.ts';
import { startBare } from '../pages/start-bare.ts';
import { percentile } from '../site/percentile.ts';
import type { BenchSite } from '../site/bench-site.ts';
import { handInWork } from './hand-in-work.ts';
import { studentWindow } from './student-window.ts';

export type HandInFigures = { oursP95Ms: number; bareP95Ms: number };

/**
 * Students who press the button, `atOnce` at a time, in the class of `seedHomeClass` on a site whose web process runs;
 * beside them a bare page that does nothing but keep the text.
 */
export async function measureHandIns(
  site: BenchSite,
  { students, atOnce }: { students: number; atOnce: number },
): Promise<HandInFigures> {
  const bare = await startBare(site);
  const ours = await inTurns(students, atOnce, (n) => handInAs(site, n));
  const theirs = await inTurns(students, atOnce, (n) => handInBare(bare.origin, n));
  bare.stop();
  return { oursP95Ms: percentile(ours, 0.95), bareP95Ms: percentile(theirs, 0.95) };
}

async function handInAs({ services, origin }: BenchSite, n: number): Promise<number> {
  const names = { name: `Hand In ${n}`, givenName: 'Hand', familyName: `In ${n}` };
  const person = { _id: `hand-in-${n}`, platformId: 'platform-1', sub: `h${n}`, ...names };
  await personModel(services.db).create({ ...person, email: null, testUser: false });
  const who = { personId: person._id, personName: names.name, role: 'student' as const };
  const { path, cookie } = await openVisit(services, who);
  const window = studentWindow(origin + path, cookie);
  return handInWork(window, await window.open('/work'), { text: gardenWork(n, 600) });
}

async function handInBare(origin: string, n: number): Promise<number> {
  const body = new URLSearchParams({ id: `work-${n}`, text: gardenWork(n, 600) });
  const pressed = performance.now();
  const answer = await fetch(`${origin}/submit`, { method: 'POST', body, redirect: 'manual' });
  await answer.text();
  return performance.now() - pressed;
}

async function inTurns(count: number, atOnce: number, one: (n: number) => Promise<number>): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const times: number[] = [];
  const student = async (): Promise<void> => {
    for (const n of numbers) times.push(await one(n));
  };
  await Promise.all(Array.from({ length: atOnce }, student));
  return times;
}
