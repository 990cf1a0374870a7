import { decideRole, isTestUser } from '../../../server/lti/decide-role.ts';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';

it.each([
  [[`${LIS}/membership#Instructor`], 'instructor'],
  [['Instructor'], 'instructor'],
  [[`${LIS}/membership#Learner`, `${LIS}/membership#Instructor`], 'instructor'],
  [[`${LIS}/membership#ContentDeveloper`], 'designer'],
  [[`${LIS}/membership#Administrator`], 'designer'],
  [[`${LIS}/membership#Learner`], 'student'],
  [['Learner'], 'student'],
  [[`${LIS}/membership/Instructor#TeachingAssistant`], 'none'],
  [[`${LIS}/membership/Learner#Instructor`], 'none'],
  [[`${LIS}/institution/person#Instructor`], 'none'],
  [[`${LIS}/system/person#Administrator`, `${LIS}/institution/person#Administrator`], 'none'],
  [['Administrator'], 'none'],
  [['instructor'], 'none'],
  [[`${LIS}/membership#Mentor`], 'none'],
  [[`${LIS}/membership#Member`], 'none'],
  [[''], 'none'],
  [[], 'none'],
])('%j is %s', (roles, right) => {
  expect(decideRole(roles)).toBe(right);
});

it('knows a test user by the marker alone', () => {
  expect(isTestUser(['http://purl.imsglobal.org/vocab/lti/system/person#TestUser'])).toBe(true);
  expect(isTestUser(['TestUser'])).toBe(false);
});
