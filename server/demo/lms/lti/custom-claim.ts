import type { LaunchFacts } from './launch-claims.ts';
import { SCOPES } from './vocabulary.ts';

/** Custom parameters with their variables filled in; one the LMS does not know stays literal text, as in Moodle. */
export function customClaim(facts: Omit<LaunchFacts, 'nonce' | 'now'>): Record<string, string> {
  const { activity, tool, urls, course } = facts;
  const parameters = Object.entries({ ...activity.custom, ...tool.customParameters, ...activity.custom });
  const filled = Object.fromEntries(parameters.map(([name, value]) => [name, substituted(value, facts)]));
  if (!tool.scopes.includes(SCOPES.roster)) return filled;
  return { ...filled, context_memberships_url: urls.memberships(course._id, tool._id) };
}

function substituted(value: string, facts: Omit<LaunchFacts, 'nonce' | 'now'>): string {
  const { person, course, activity, profile } = facts;
  const variables: Record<string, string> = {
    '$Context.id': course._id,
    '$Context.id.history': (course.history ?? []).map((_id) => profile.contextId({ _id })).join(','),
    ...(profile.tellsLinkHistory ? { '$Activity.id.history': (activity.history ?? []).join(',') } : {}),
    '$Context.title': course.title,
    '$Context.label': course.label,
    '$CourseSection.title': course.title,
    '$CourseSection.label': course.label,
    '$CourseSection.sourcedId': course.sourcedId,
    '$ResourceLink.id': activity._id,
    '$ResourceLink.title': activity.title,
    '$ResourceLink.description': activity.description,
    '$User.id': person._id,
    '$User.username': person.username,
    '$Person.name.full': `${person.givenName} ${person.familyName}`,
    '$Person.name.given': person.givenName,
    '$Person.name.family': person.familyName,
    '$Person.email.primary': person.email,
    '$Person.sourcedId': person.sourcedId,
    ...facts.profile.variables(facts),
  };
  return variables[value] ?? value;
}
