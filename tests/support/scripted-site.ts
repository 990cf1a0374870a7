import type { Response } from 'supertest';
import type { Database } from '../../server/database/connect-database.ts';
import { dumpDatabase } from './dump-database.ts';
import { startLtiTool, type LtiTool } from './lti-tool.ts';
import { startScriptedLms, type ScriptedLms, type ScriptedPlatform } from './scripted-lms.ts';
import { openTestDatabase } from './test-database.ts';

/** The tool, a database of its own, and one registered LMS that says what the test wants; the test moves the clock. */
export type ScriptedSite = {
  database: Database;
  tool: LtiTool;
  lms: ScriptedLms;
  platform: ScriptedPlatform;
  /** Milliseconds since 1970. */
  clock: { now: number };
  /** Runs something that must leave every collection as it was. */
  expectNoTrace: (action: () => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
};

export async function openScriptedSite(start = '2026-11-23T12:00:00Z'): Promise<ScriptedSite> {
  const clock = { now: Date.parse(start) };
  const database = await openTestDatabase();
  const tool = await startLtiTool(database, { clock: { now: () => new Date(clock.now) } });
  const lms = await startScriptedLms(tool);
  return {
    ...{ database, tool, lms, clock },
    platform: await lms.register(),
    expectNoTrace: async (action) => {
      const before = await dumpDatabase(database.connection);
      await action();
      expect(await dumpDatabase(database.connection)).toEqual(before);
    },
    close: async () => {
      await lms.close();
      await tool.close();
      await database.close();
    },
  };
}

/** A page that says why, and no session. */
export function expectRefused(answer: Response, code: string, status = 401): void {
  expect(answer.text).toContain(`<code>launch-${code}</code>`);
  expect(answer.status).toBe(status);
  expect(answer.get('Set-Cookie')).toBeUndefined();
  expect(answer.get('Location')).toBeUndefined();
}
