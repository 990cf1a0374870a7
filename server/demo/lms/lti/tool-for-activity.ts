import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, ToolDocument } from '../lms-documents.ts';

/**
 * The registered tool an activity opens: the newest one on the domain of the activity's URL (Moodle matches by domain
 * too), or of the LMS's configured tool; without either the newest of all. Null when none fits.
 */
export function toolForActivity(
  activity: Pick<ActivityDocument, 'toolUrl'>,
  tools: readonly ToolDocument[],
  defaultToolUrl: string | null,
): ToolDocument | null {
  const url = activity.toolUrl ?? defaultToolUrl;
  const fitting = url === null ? tools : tools.filter((tool) => tool.domain === new URL(url).host);
  return fitting.toSorted((a, b) => Number(b._id) - Number(a._id))[0] ?? null;
}

/** The same for an activity that stands in the database. */
export async function findToolForActivity(
  lms: LmsContext,
  activity: Pick<ActivityDocument, 'toolUrl'>,
): Promise<ToolDocument | null> {
  return toolForActivity(activity, await lms.store.tools.find({}).toArray(), lms.toolUrl);
}
