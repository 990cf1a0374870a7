import type { Picking } from '../http/visit.ts';
import type { Assignment } from './assignment.ts';

/** The one type of content we have to give. LTI Deep Linking 2.0 §3.2 */
export const LINK_TYPE = 'ltiResourceLink';

/**
 * An assignment as a content item of a deep linking answer. The link's address is our registered one and says nothing:
 * what tells assignments apart stands in `custom`, because LMSs compare addresses exactly or by domain.
 */
export function contentItem(assignment: Assignment, wanted: ContentItemFacts) {
  const { picking, pickId, launchUrl, scoreMaximum } = wanted;
  const { _id, title, task, dueAt } = assignment;
  const custom = { assignment_id: _id, pick_id: pickId };
  return {
    type: LINK_TYPE,
    title,
    text: shortened(task),
    url: launchUrl,
    custom,
    ...(picking.lineItems ? { lineItem: lineItem(assignment, { launchUrl, scoreMaximum, custom }) } : {}),
    ...(dueAt === null ? {} : { submission: { endDateTime: dueAt.toISOString() } }),
    ...presentation(picking.acceptTargets),
  };
}

export type ContentItemFacts = {
  picking: Picking;
  /** New at every answer; see `LinkOrigin`. */
  pickId: string;
  launchUrl: string;
  /** The rubric version's total. */
  scoreMaximum: number;
};

function lineItem(
  { _id, title }: Assignment,
  { launchUrl, scoreMaximum, custom }: { launchUrl: string; scoreMaximum: number; custom: Record<string, string> },
) {
  const label = title;
  const submissionReview = { reviewableStatus: REVIEWABLE, label: 'Second Reader', url: launchUrl, custom };
  return { scoreMaximum, label, resourceId: _id, submissionReview };
}

/** Progress values for which the LMS offers its review button. LTI Submission Review §4.1 */
const REVIEWABLE = ['InProgress', 'Submitted', 'Completed'];

/** In the course page where the LMS can do it; a height, because our pages are longer than an LMS's guess. */
function presentation(acceptTargets: readonly string[]) {
  if (acceptTargets.includes('iframe')) return { iframe: { height: FRAME_HEIGHT_PX } };
  return acceptTargets.includes('window') ? { window: { targetName: '_blank' } } : {};
}

const FRAME_HEIGHT_PX = 800;
const MOST_TEXT = 1_000; // a description beside the link; the whole task stands behind it

function shortened(task: string): string {
  return task.length <= MOST_TEXT ? task : `${task.slice(0, MOST_TEXT - 1).trimEnd()}…`;
}
