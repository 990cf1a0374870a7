import { CLAIM, type Claims } from './claims.ts';

/**
 * What a resource link says about the assignment behind it. The platform signs it, but its words came from our own
 * deep linking answer or from a teacher's hands: it names candidates and gives no right to any of them.
 */
export type LinkOrigin = {
  /** The `assignment_id` we put into the link when it was picked. */
  assignmentId: string | null;
  /** Told anew at every pick: two links with the same one are copies of each other. */
  pickId: string | null;
  /** context.id of the courses this one was copied from, newest first. */
  courses: string[];
  /** resource_link.id of the links this one was copied from, newest first. */
  links: string[];
};

/** Custom parameters asked for at registration; a platform that does not know a variable sends its name back. */
export const HISTORY_PARAMETERS = {
  context_history: '$Context.id.history',
  link_history: '$ResourceLink.id.history',
  activity_history: '$Activity.id.history', // Canvas's name of the same
} as const;

/** Reads a launch's custom parameters; whatever is not usable is left out. */
export function readLinkOrigin(claims: Claims): LinkOrigin {
  const custom = (claims[CLAIM.custom] ?? {}) as Record<string, unknown>;
  return {
    assignmentId: ourId(custom['assignment_id']),
    pickId: ourId(custom['pick_id']),
    courses: historyOf(custom['context_history']),
    links: [...historyOf(custom['link_history']), ...historyOf(custom['activity_history'])],
  };
}

/** The submission that an address of ours names: Canvas opens such an address again in its SpeedGrader. */
export function readSubmissionId(claims: Claims): string | null {
  const target = claims[CLAIM.targetLinkUri];
  if (typeof target !== 'string' || !URL.canParse(target)) return null;
  return ourId(new URL(target).searchParams.get('submission'));
}

const MOST = 50;

function ourId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
}

/** Comma-separated, each URL-encoded, newest first. LTI Core §D.2, "Context.id.history" */
function historyOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const ids = value.split(',').map((one) => decoded(one.trim()));
  return ids.filter((id) => id !== '' && id.length <= 255 && !id.startsWith('$')).slice(0, MOST);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
