import type { LineItemDocument } from '../lms-documents.ts';
import { launchClaims, type LaunchFacts } from './launch-claims.ts';
import { AGS, LTI } from './vocabulary.ts';

/**
 * A submission review as Moodle 4.5.6 sends it from its gradebook: the launch of the activity to the address that the
 * line item names, with whose work is meant. LTI Submission Review §3
 */
export function submissionReviewClaims(
  facts: LaunchFacts,
  { lineItem, ofPersonId }: { lineItem: LineItemDocument; ofPersonId: string },
): Record<string, unknown> {
  const { urls, course, tool } = facts;
  const claims = launchClaims(facts);
  const custom = claims[`${LTI}custom`] as Record<string, string>;
  const endpoint = claims[AGS] as Record<string, unknown> | undefined;
  const { url, custom: ofReview = {} } = lineItem.submissionReview ?? {};
  return {
    ...claims,
    [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
    [`${LTI}target_link_uri`]: url ?? tool.targetLinkUri,
    [`${LTI}for_user`]: { user_id: ofPersonId },
    [`${LTI}custom`]: { ...custom, ...ofReview },
    [AGS]: { ...endpoint, lineitem: urls.lineItem(course._id, lineItem._id, tool._id) },
  };
}
