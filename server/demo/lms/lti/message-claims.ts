import type { LmsContext } from '../lms-context.ts';
import type {
  ActivityDocument,
  LaunchDocument,
  LaunchMessage,
  PersonDocument,
  ToolDocument,
} from '../lms-documents.ts';
import { collectLaunchFacts } from './collect-launch-facts.ts';
import { deepLinkingClaims } from './deep-linking-claims.ts';
import { launchClaims } from './launch-claims.ts';
import { submissionReviewClaims } from './submission-review-claims.ts';

/** The payload of whatever kind of message a launch was opened for; null when something it needs is gone. */
export async function messageClaims(
  lms: LmsContext,
  { message, personId, activityId, target }: LaunchDocument,
  tool: ToolDocument,
  nonce: string,
): Promise<Record<string, unknown> | null> {
  const person = await lms.store.people.findOne({ _id: personId });
  if (person === null) return null;
  if (message?.kind === 'pick') return pickClaims(lms, { message, person, tool, nonce });
  const activity = await lms.store.activities.findOne({ _id: activityId });
  const facts = activity && (await collectLaunchFacts(lms, { tool, person, activity, target, nonce }));
  if (!facts) return null;
  if (message === undefined) return launchClaims(facts);
  if (message.kind === 'at') return launchClaims({ ...facts, activity: { ...facts.activity, toolUrl: message.url } });
  const lineItem = await lms.store.lineItems.findOne({ _id: message.lineItemId });
  return lineItem && submissionReviewClaims(facts, { lineItem, ofPersonId: message.ofPersonId });
}

type Picking = {
  message: Extract<LaunchMessage, { kind: 'pick' }>;
  person: PersonDocument;
  tool: ToolDocument;
  nonce: string;
};

async function pickClaims(lms: LmsContext, { message, person, tool, nonce }: Picking) {
  const { courseId, pickId } = message;
  const facts = await collectLaunchFacts(lms, { tool, person, activity: nowhere(courseId), target: 'iframe', nonce });
  const query = new URLSearchParams({ course: courseId, id: tool._id, sesskey: pickId });
  return facts && deepLinkingClaims(facts, `${lms.publicUrl}/mod/lti/contentitem_return.php?${query.toString()}`);
}

/** A picker belongs to a course and to no activity of it. */
function nowhere(courseId: string): ActivityDocument {
  return { _id: '', key: '', courseId, title: '', description: '', custom: {}, toolUrl: null };
}
