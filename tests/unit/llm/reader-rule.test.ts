import { hostName, isOwnHost } from '../../../server/llm/choice/own-host.ts';
import {
  decideReaders,
  type Allowed,
  type ReaderRules,
  type ReadersDecision,
} from '../../../server/llm/choice/reader-rule.ts';

const CLOUD = ['api.openai.com', 'api.openai.com'];
const OWN = ['10.1.2.3:8000', '10.1.2.3:8000'];
const HERE = [null, null];
const rule = (allowed: Allowed, ...ownHosts: string[]) => ({ allowed, ownHosts });
const rules = (site: Allowed | null, changes: Partial<ReaderRules> = {}): ReaderRules => ({
  ...{ site: site && rule(site), platform: null, course: null, teacher: null },
  ...changes,
});
const allowed = (reach: string) => ({ kind: 'allowed', reach }) as ReadersDecision;
const no = (by: string, strictest: Allowed, reach: string) =>
  ({ kind: 'not-allowed', by, allowed: strictest, reach }) as ReadersDecision;

test.each<[string, readonly (string | null)[], ReaderRules, ReadersDecision]>([
  ['nothing is set up, whatever is allowed', [], rules('cloud'), { kind: 'no-reader' }],
  ['nobody chose: a cloud model reads, as before', CLOUD, rules(null), allowed('cloud')],
  ['nobody chose: one of their own reads', OWN, rules(null), allowed('own')],
  ['nobody chose: the offline reader reads', HERE, rules(null), allowed('here')],
  ['no model: not even the offline reader', HERE, rules('none'), no('site', 'none', 'here')],
  ['no model: none of their own', OWN, rules('none'), no('site', 'none', 'own')],
  ['own: the offline reader is on their own machine', HERE, rules('own'), allowed('here')],
  ['own: one of their own', OWN, rules('own'), allowed('own')],
  ['own: a cloud model does not fit', CLOUD, rules('own'), no('site', 'own', 'cloud')],
  ['own: a host that is named theirs', CLOUD, rules(null, { site: rule('own', 'api.openai.com') }), allowed('own')],
  ['own: one of two readers abroad', ['localhost:1', CLOUD[0] ?? ''], rules('own'), no('site', 'own', 'cloud')],
  ['cloud: any', CLOUD, rules('cloud'), allowed('cloud')],
  ['an LMS is stricter', CLOUD, rules('cloud', { platform: rule('own') }), no('platform', 'own', 'cloud')],
  ['a course is stricter', OWN, rules('own', { course: rule('none') }), no('course', 'none', 'own')],
  ['a course cannot allow more', CLOUD, rules('own', { course: rule('cloud') }), no('site', 'own', 'cloud')],
  ['its teachers are stricter', OWN, rules('own', { teacher: rule('none') }), no('teacher', 'none', 'own')],
  ['they cannot allow more', CLOUD, rules('own', { teacher: rule('cloud') }), no('site', 'own', 'cloud')],
  [
    'a course names no hosts',
    CLOUD,
    rules('own', { course: rule('own', 'api.openai.com') }),
    no('site', 'own', 'cloud'),
  ],
])('%s', (_name, hosts, given, expected) => {
  expect(decideReaders(hosts, given)).toEqual(expected);
});

test.each([
  ...['localhost', 'LOCALHOST:11434', 'gpu.localhost', '127.0.0.1:8000', '127.9.9.9', '[::1]:8000', '10.0.0.1'],
  ...['172.16.0.1', '192.168.1.1:80', '[fd00::1]', '[::ffff:10.0.0.1]:9', 'gpu.uni.example', 'GPU.uni.example.:8443'],
])('%s is their own', (host) => {
  expect(isOwnHost(host, ['gpu.uni.example'])).toBe(true);
});

test.each([
  ...['api.openai.com', '8.8.8.8', '172.32.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '[2001:4860::8888]'],
  ...['localhost.example', 'notlocalhost', 'evil-gpu.uni.example', 'gpu.uni.example.evil.example', '127.0.0.1.example'],
  ...['', 'a b', 'gpu.uni.example/x', 'user@localhost', 'localhost#x'],
])('%s is not', (host) => {
  expect(isOwnHost(host, ['gpu.uni.example'])).toBe(false);
});

test('a host is read as a browser reads it, and an address is none', () => {
  expect(hostName(' GPU.Uni.Example:8000 ')).toBe('gpu.uni.example');
  expect(hostName('https://gpu.uni.example')).toBeNull();
});
