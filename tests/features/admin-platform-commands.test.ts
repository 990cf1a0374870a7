import { adminCommand } from '../support/admin-command.ts';
import { TOOL } from '../support/web-services.ts';

describe('the command line', () => {
  const settings = { DATA_DIR: process.env['TEST_DATA_DIR'] ?? '.data/test', APP_SECRET: 'x'.repeat(32) };
  const admin = (...args: string[]) => adminCommand({ ...settings, PUBLIC_URL: TOOL }, ...args);
  const issuer = `https://moodle-${Date.now()}.example`;

  it('enters an LMS, shows it, looks after it and removes it', async () => {
    const faulty = await admin('platform', 'add', '--lms', 'moodle', '--issuer', 'moodle', '--client-id', 'c1');
    expect(faulty.stderr).toContain('--issuer: Enter a whole web address');
    const add = ['platform', 'add', '--lms', 'moodle', '--issuer', issuer, '--client-id', 'c1', '--deployment', '2,3'];
    expect((await admin(...add)).stdout).toMatch(/deployments +2, 3\n[\s\S]*key set +https:\S+\/certs\.php/);
    expect((await admin('platform', 'disable', new URL(issuer).host)).stdout).toContain('switched off');
    const doctor = await admin('doctor', issuer);
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toMatch(/ACT +\S+ its keys at .* cannot be read/);
    expect((await admin('platform', 'remove', 'c1')).stdout).toContain('Removed');
    expect((await admin('platform', 'show', issuer)).stderr).toContain('No registered LMS is called');
  });

  it("adds, replaces and removes the site's rubrics", async () => {
    const faulty = await admin('rubric', 'add', 'package.json');
    expect(faulty.stderr).toMatch(/package\.json:\d+:\d+: /);
    const file = 'rubrics/lab-report.yaml';
    expect((await admin('rubric', 'add', file)).stdout).toMatch(/^(Added|Replaced): Lab report \(/);
    expect((await admin('rubric', 'remove', 'lab-report')).stdout).toMatch(/^Removed: Lab report/);
  });

  it('writes a rubric file in another format, and says what is not kept, or what is wrong and where', async () => {
    const template = 'tests/fixtures/rubrics/canvas-template.csv';
    const [moodle, faulty] = await Promise.all([
      admin('rubric', 'convert', template, '--to', 'moodle-xml'),
      admin('rubric', 'convert', template, '--from', 'csv', '--to', 'yaml'),
    ]);
    expect(moodle.stdout).toContain('<name>Essay</name>');
    expect(moodle.stderr).toContain('Ranges of points: a level counts its most points: Style');
    expect(faulty).toMatchObject({ code: 1, stdout: '' });
    expect(faulty.stderr).toContain(`${template}: Row 1: has no column “Criterion”`);
  });

  it('prints what to enter on the LMS', async () => {
    const [canvas, moodle] = await Promise.all([
      admin('platform', 'setup', 'canvas'),
      admin('platform', 'setup', 'moodle'),
    ]);
    expect(JSON.parse(canvas.stdout)).toMatchObject({ oidc_initiation_url: `${TOOL}/lti/login` });
    expect(moodle.stdout).toMatch(/Initiate login URL.*\/lti\/login\n[\s\S]*Manage tools/);
  });
});
