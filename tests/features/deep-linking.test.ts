import request from 'supertest';
import type { LineItemDocument } from '../../server/demo/lms/lms-documents.ts';
import { openLinkedCourses, type LinkedCourses } from '../support/linked-courses.ts';
import type { WebPage } from '../../server/demo/web-client.ts';
import type { LmsVisitor } from '../support/lms-visitor.ts';

let site: LinkedCourses;
let tess: LmsVisitor;

beforeAll(async () => {
  site = await openLinkedCourses();
  tess = await site.visit('tess');
});
afterAll(() => site.close());

describe('the picker', () => {
  it('makes an assignment; the LMS gets a link with a column out of the rubric’s total; its launch opens it', async () => {
    const confirm = await site.pickNew(tess, site.old, 'Breaks at work');
    expect(confirm.html).toContain('Breaks at work');
    const activity = await site.saved(tess, confirm, site.old);
    const address = `${site.tool.url}/lti/launch`;
    expect(activity).toMatchObject({ title: 'Breaks at work', toolUrl: address });
    const column = await site.lmsCollection<LineItemDocument>('lineItems').findOne({ resourceLinkId: activity._id });
    const resourceId = activity.custom['assignment_id'];
    expect(column).toMatchObject({ scoreMaximum: 25, resourceId, submissionReview: { url: address } });
    const work = await site.launch(await site.visit('sam'), activity);
    expect(work.url).toMatch(/\/work$/);
    expect(work.html).toContain('Should every office allow short breaks?');
    expect((await site.launch(tess, activity)).url).toMatch(/\/queue$/);
  });

  it('makes one of the same form sent twice', async () => {
    const picker = await site.openPicker(tess, site.old);
    const blank = await tess.open(picker.url.replace(/pick$/, 'pick/new'));
    const page = { ...blank, forms: blank.forms.map((form) => ({ ...form, fields: FORM })) };
    await Promise.all([tess.press(page, '/pick/new'), tess.press(page, '/pick/new')]);
    expect(await assignments().countDocuments({ title: 'Twice' })).toBe(1);
    expect(
      (await tess.press({ ...page, forms: page.forms.map((one) => ({ ...one, fields: [] })) }, '/pick/new')).html,
    ).toContain('Give the assignment a title');
  });

  it('adds several at once where the LMS takes several', async () => {
    const first = await site.pickNew(tess, site.old, 'A second one');
    expect(first.html).not.toContain('Breaks at work');
    const ids = await assignments().distinct('_id');
    const picker = await site.openPicker(tess, site.old);
    const confirm = await tess.press(
      picker,
      '/pick',
      ids.map((id) => ['assignment', id]),
    );
    expect(confirm.html).toContain('Breaks at work');
    expect(confirm.html).toContain('A second one');
  });

  it('keeps ticked what was made in the same window before', async () => {
    const made = async (page: WebPage, title: string) => {
      const link = /href="([^"]+\/pick\/new[^"]*)"/.exec(page.html)?.[1] ?? '';
      const blank = await tess.open(new URL(link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='), page.url).href);
      const fields = FORM.map(([name, value]): [string, string] => [name, name === 'title' ? title : value]);
      const bare = { ...blank, forms: blank.forms.map((form) => ({ ...form, fields: [] })) };
      return tess.press(bare, '/pick/new', fields);
    };
    const both = await made(await made(await site.openPicker(tess, site.old), 'Week one'), 'Week two');
    const confirm = await tess.press(both, '/pick');
    expect(confirm.html).toContain('Week one');
    expect(confirm.html).toContain('Week two');
  });

  it('tells what is missing, and takes no id of another course', async () => {
    const picker = await site.openPicker(tess, site.old);
    expect((await tess.press(picker, '/pick')).html).toContain('Choose an assignment');
    const foreign = await site.openPicker(tess, site.fresh);
    expect(foreign.html).not.toContain('Breaks at work');
    expect(foreign.html).toContain('No assignments yet');
  });

  it('copies what the same teacher set up in another course, once, and hands it back like a new one', async () => {
    const [old] = await assignments().find({ title: 'Breaks at work' }).toArray();
    const picker = await site.openPicker(tess, site.fresh);
    const href = /href="([^"]+\/pick\/copy)"/.exec(picker.html)?.[1] ?? '';
    const list = await tess.open(new URL(href, picker.url).href);
    expect(list.html).toContain('Breaks at work');
    const copy = (from: string) => tess.press(list, '/pick/copy', [['from', from]]);
    expect((await copy('somebody-else')).html).toContain('cannot be copied here');
    const [made] = await Promise.all([copy(String(old?._id)), copy(String(old?._id))]);
    const ids = { $in: [String(old?._id)] };
    expect(await assignments().countDocuments({ originIds: ids })).toBe(1);
    const activity = await site.saved(tess, await tess.press(made, '/pick'), site.fresh);
    expect(activity.title).toBe('Breaks at work');
    expect((await site.launch(await site.visit('lee'), activity)).html).toContain('Should every office allow');
    // A colleague's own list does not hold it.
    const uma = await site.visit('uma');
    const hers = await uma.open((await site.openPicker(uma, site.fresh)).url.replace(/pick$/, 'pick/copy'));
    expect(hers.html).toContain('There is nothing to copy yet');
  });

  it('hands back nothing when the teacher turns back', async () => {
    const confirm = await tess.press(await site.openPicker(tess, site.old), '/pick/cancel');
    expect(confirm.html).toContain('Nothing was chosen');
  });

  it('opens no other page, and its own only to those who set up', async () => {
    const picker = await site.openPicker(tess, site.old);
    for (const page of ['queue', 'assignment', 'work', 'copy']) {
      expect((await tess.open(picker.url.replace(/pick$/, page))).html).toContain('This window is for adding');
    }
    const sam = await mintPick('sam');
    expect(sam.status).toBe(403);
    expect(sam.text).toContain('launch-picker-role');
  });

  it('lets its form go to the LMS and nowhere else, with one field', async () => {
    const opened = await mintPick('tess');
    const cookie = opened.get('Set-Cookie')?.find((one) => one.includes('sr_') && !one.includes('state')) ?? '';
    const base = opened.get('Location')?.replace(/\/pick$/, '') ?? '';
    const answer = await request(site.tool.url)
      .post(`${base}/pick/cancel`)
      .set('Cookie', cookie.split(';', 1)[0] ?? '')
      .set('Origin', site.tool.url)
      .expect(200);
    expect(answer.get('Content-Security-Policy')).toContain(`form-action 'self' ${site.lms.url};`);
    expect(answer.text.match(/<input/g)).toHaveLength(1);
    expect(answer.text).not.toMatch(/<script(?![^>]*src=)/);
    const claims = claimsOf(answer.text);
    expect(claims).toMatchObject({ [`${DL}/data`]: '', [`${DL}/content_items`]: [], aud: site.lms.url });
    expect(Number(claims['iat'])).toBeLessThanOrEqual(Math.floor(Date.now() / 1000) - 5);
  });

  it('opens to a content developer', async () => {
    const roles = ['http://purl.imsglobal.org/vocab/lis/v2/membership#ContentDeveloper'];
    const opened = await mintPick('sam', {}, { [`${LTI}/roles`]: roles });
    expect(opened.get('Location')).toMatch(/\/pick$/);
  });

  it('says so where the LMS takes no links, and answers with nothing', async () => {
    const opened = await mintPick('tess', { accept_types: ['html'] });
    const cookie = opened.get('Set-Cookie')?.find((one) => one.includes('sr_') && !one.includes('state')) ?? '';
    const page = await request(site.tool.url)
      .get(opened.get('Location') ?? '')
      .set('Cookie', cookie.split(';', 1)[0] ?? '');
    expect(page.text).toContain('does not take links');
    expect(page.text).not.toContain('name="assignment"');
    const answered = await request(site.tool.url)
      .post(`${opened.get('Location') ?? ''}/cancel`)
      .set({ Cookie: cookie.split(';', 1)[0] ?? '', Origin: site.tool.url })
      .type('form')
      .send({});
    const answer = claimsOf(answered.text);
    expect(answer).toMatchObject({ [`${DL}/content_items`]: [], [`${DL}/data`]: '' });
    expect(answer[`${DL}/errormsg`]).toEqual(expect.stringMatching(/links/i));
  });
});

const assignments = () => site.database.connection.collection<{ _id: string; title: string }>('assignments');

const FORM: [string, string][] = Object.entries({
  ...{ title: 'Twice', task: 'Write.', notes: '', rubricChoice: 'argumentative-essay', attempts: '1', dueAt: '' },
  ...{ feedbackLanguage: 'en', counts: 'newest', rubricYaml: '' },
});

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const LTI = 'https://purl.imsglobal.org/spec/lti/claim';

function claimsOf(html: string): Record<string, unknown> {
  const jwt = /name="JWT" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

/** A deep linking request made to order, up to the tool's answer to the launch; with empty `data`, which must come back. */
async function mintPick(personKey: string, settings: object = {}, claims: object = {}) {
  const order = { personKey, activityKey: 'essay' };
  const { login } = await site.lms.lms.mintLaunch(order);
  const started = await request(site.tool.url).post('/lti/login').type('form').send(login.fields).expect(302);
  const query = new URL(started.get('Location') ?? '').searchParams;
  const asked = {
    deep_link_return_url: `${site.lms.url}/return`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    data: '',
    ...settings,
  };
  const { fields } = await site.lms.lms.mintLaunch({
    ...order,
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? '',
    overrides: {
      [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
      [`${LTI}/resource_link`]: undefined,
      [`${DL}/deep_linking_settings`]: asked,
      ...claims,
    },
  });
  const cookie = started.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
  return request(site.tool.url).post('/lti/launch').set('Cookie', cookie).type('form').send(fields);
}
