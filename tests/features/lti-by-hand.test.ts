import { launchAs } from '../../server/demo/launch-as.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { checkPlatform } from '../../server/lti/check-platform.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { enteredPlatform, enterPlatform } from '../../server/lti/enter-platform.ts';
import { findPlatform, listPlatforms } from '../../server/lti/platform-repository.ts';
import { platformModel } from '../../server/lti/platform-model.ts';
import type { Platform } from '../../server/lti/platform.ts';
import { removePlatform } from '../../server/lti/remove-platform.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** An LMS that knows the tool, entered by hand with what its own screens show: launches and services work alike. */
describe.each(['moodle', 'canvas'] as const)('%s', (profile) => {
  let database: Database;
  let lms: ServedLms;
  let tool: LtiTool;

  beforeAll(async () => {
    database = await openTestDatabase();
    lms = await startDemoCourse(database, { profile });
    tool = await startLtiTool(database);
  });

  afterAll(async () => {
    await tool.close();
    await lms.close();
    await lms.lms.drop();
    await database.close();
  });

  const open = () => launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey: 'sam', activityKey: 'essay' });

  async function onlyPlatform(): Promise<Platform> {
    const [platform] = await listPlatforms(database.connection);
    if (!platform) throw new Error('nothing is registered');
    return platform;
  }

  async function problems(platformId: string): Promise<string[]> {
    const platform = await findPlatform(database.connection, platformId);
    const checks = platform ? await checkPlatform(tool.services, platform) : [];
    expect(checks.length).toBeGreaterThan(5);
    return checks.filter(({ verdict }) => verdict !== 'ok').map(({ code }) => code);
  }

  /** Entered as another LMS it is known for what it is from its first launch on, and that is noted once. */
  async function learnsFamily({ _id, issuer, clientId, authEndpoint, tokenEndpoint, jwksUrl }: Platform) {
    const form = { lms: 'other', issuer, clientId, authEndpoint, tokenEndpoint, jwksUrl };
    const entered = await enterPlatform(tool.services, enteredPlatform(tool.services.config).parse(form), 'test');
    expect(entered).toMatchObject({ family: 'other' });
    await open();
    expect(await onlyPlatform()).toMatchObject({ family: profile });
    await platformModel(database.connection).updateOne({ _id }, { $set: { family: 'sakai' } });
    await open();
    expect(await onlyPlatform()).toMatchObject({ family: 'sakai' });
  }

  it('by a link, then by hand as an unknown LMS, then as itself: a launch opens, tells the LMS, and the doctor finds nothing', async () => {
    const known = await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
    const linked = await onlyPlatform();
    expect(linked).toMatchObject({ family: profile, clientId: known.clientId, learnsDeployment: false });
    await removePlatform(tool.services, { platformId: linked._id, by: 'cli:test' });

    const { issuer, clientId, deployments } = linked;
    await learnsFamily(linked);
    const form = { lms: profile, issuer, clientId, deployments: deployments.join(',') };
    const entered = enteredPlatform(tool.services.config).parse(form);
    const byHand = await enterPlatform(tool.services, entered, 'test');
    expect(byHand).toMatchObject({ authEndpoint: linked.authEndpoint, jwksUrl: linked.jwksUrl });
    expect(byHand.tokenEndpoint).toBe(linked.tokenEndpoint);
    await open();
    expect(await problems(byHand._id)).toEqual([]);
  });
});
