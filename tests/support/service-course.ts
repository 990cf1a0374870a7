import { profileOf } from '../../server/demo/lms/profiles/choose-profile.ts';
import type { ProfileName } from '../../server/demo/lms/profiles/lms-profile.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { startDemoCourse } from './demo-course.ts';
import { createServiceCaller, type ServiceCaller } from './service-caller.ts';
import { openTestDatabase } from './test-database.ts';
import { startTinyTool, type TinyTool } from './tiny-lti-tool.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';

export const SCOPE = {
  lineItem: `${AGS}/lineitem`,
  score: `${AGS}/score`,
  result: `${AGS}/result.readonly`,
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
};

/** The demo course with a registered tool that calls its services directly: no launch, no browser. */
export type ServiceCourse = {
  served: ServedLms;
  tool: TinyTool;
  call: ServiceCaller;
  /** What a launch of this person into the essay says about services, and their user id. */
  launchOf: (personKey: string) => Promise<LaunchServices>;
  /** The marks the result service shows for the essay; `query` is added to its address. */
  results: (query?: string) => Promise<Result[]>;
  close: () => Promise<void>;
};

export type LaunchServices = { sub: string; linkId: string; lineItem: string; lineItems: string; roster: string };
export type Result = { userId: string; resultScore: number; comment?: string };

export async function openServiceCourse(profile: ProfileName = 'moodle'): Promise<ServiceCourse> {
  const database = await openTestDatabase();
  const served = await startDemoCourse(database, { profile });
  const tool = await startTinyTool({ claims: ['name'], scope: Object.values(SCOPE).join(' ') });
  await served.lms.registerTool(tool.registrationUrl);
  const call = createServiceCaller(served.url + profileOf(profile).paths.token, tool);
  const { lineItem } = await launchOf(served, 'tess');
  return {
    ...{ served, tool, call },
    launchOf: (personKey) => launchOf(served, personKey),
    results: async (query = '') => {
      const answer = await call('GET', under(lineItem, '/results') + query, { scope: SCOPE.result });
      return JSON.parse(answer.text) as Result[];
    },
    close: async () => {
      await tool.close();
      await served.close();
      await served.lms.drop();
      await database.close();
    },
  };
}

async function launchOf({ lms }: ServedLms, personKey: string): Promise<LaunchServices> {
  const { claims } = await lms.mintLaunch({ personKey, activityKey: 'essay' });
  const claim = (name: string) => claims[`https://purl.imsglobal.org/spec/${name}`] as Record<string, string>;
  const { lineitem = '', lineitems = '' } = claim('lti-ags/claim/endpoint');
  const roster = claim('lti-nrps/claim/namesroleservice')['context_memberships_url'] ?? '';
  const linkId = claim('lti/claim/resource_link')['id'] ?? '';
  return { sub: String(claims['sub']), linkId, lineItem: lineitem, lineItems: lineitems, roster };
}

/** A service below a line item: its path goes before the query string. */
export function under(url: string, path: string): string {
  const parsed = new URL(url);
  parsed.pathname += path;
  return parsed.href;
}
