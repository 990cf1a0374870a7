import type { Role } from './launch-context.ts';

/**
 * Rights in a course from the whole list of roles (design: Rights). Only these exact names count: an institution role,
 * a sub-role alone or anything that merely contains "Instructor" gives nothing. Order has no meaning. LTI Core §A.2
 */
export function decideRole(roles: readonly string[]): Role {
  const found = RIGHTS.find(({ names }) => names.some((name) => roles.includes(name)));
  return found?.role ?? 'none';
}

/** The roles that may do more than this one. */
export function rolesAbove(role: Role): Role[] {
  const ranks = RIGHTS.map((right) => right.role);
  return role === 'none' ? ranks : ranks.slice(0, ranks.indexOf(role));
}

/** Canvas's Student View and the like. LTI Core §A.2.4 */
export function isTestUser(roles: readonly string[]): boolean {
  return roles.includes('http://purl.imsglobal.org/vocab/lti/system/person#TestUser');
}

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

const RIGHTS: readonly { role: Role; names: readonly string[] }[] = [
  { role: 'instructor', names: [`${MEMBERSHIP}Instructor`, 'Instructor'] },
  { role: 'designer', names: [`${MEMBERSHIP}ContentDeveloper`, `${MEMBERSHIP}Administrator`] },
  { role: 'student', names: [`${MEMBERSHIP}Learner`, 'Learner'] },
];
