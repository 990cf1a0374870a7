import { randomInt } from 'node:crypto';
import type { LmsContext } from '../lms-context.ts';
import type {
  ActivityDocument,
  LaunchDocument,
  LaunchTarget,
  LineItemDocument,
  ToolDocument,
} from '../lms-documents.ts';
import { targetLinkUri } from './launch-claims.ts';

/** The login-initiation post of one opening of an activity, in the recorded Moodle's parameters and order. */
export async function openLaunch(lms: LmsContext, opening: Opening): Promise<LoginInitiation> {
  const { tool, activity, personId, sessionId, target } = opening;
  const _id = `ltilaunch${activity._id}_${randomInt(2 ** 31)}`;
  const launch = { _id, sessionId, personId, activityId: activity._id, clientId: tool.clientId, target };
  await lms.store.launches.insertOne(launch);
  return initiation(lms, { tool, activity, launch, targetLinkUri: targetLinkUri(activity, tool) });
}

/** The same for the tool's picker in a course. */
export async function openDeepLinking(
  lms: LmsContext,
  { tool, courseId, pickId, personId, sessionId }: Omit<Opening, 'activity' | 'target'> & PickOpening,
): Promise<LoginInitiation> {
  const _id = `ltilaunch_ContentItemSelectionRequest${randomInt(2 ** 31)}`;
  const message = { kind: 'pick', courseId, pickId } as const;
  const launch = {
    _id,
    sessionId,
    personId,
    activityId: '',
    clientId: tool.clientId,
    target: 'iframe',
    message,
  } as const;
  await lms.store.launches.insertOne(launch);
  return initiation(lms, { tool, activity: null, launch, targetLinkUri: tool.targetLinkUri });
}

type PickOpening = { courseId: string; pickId: string };

/** The same for a person's work, from the gradebook. */
export async function openReview(
  lms: LmsContext,
  { tool, activity, personId, sessionId, target, lineItem, ofPersonId }: Opening & ReviewOpening,
): Promise<LoginInitiation> {
  const _id = `ltilaunch${activity._id}_${randomInt(2 ** 31)}`;
  const message = { kind: 'review', lineItemId: lineItem._id, ofPersonId } as const;
  const launch = { _id, sessionId, personId, activityId: activity._id, clientId: tool.clientId, target, message };
  await lms.store.launches.insertOne(launch);
  const { url } = lineItem.submissionReview ?? {};
  return initiation(lms, { tool, activity, launch, targetLinkUri: url ?? tool.targetLinkUri });
}

/**
 * The same for one attempt from SpeedGrader: an ordinary launch of the assignment, but to the address that the attempt
 * was handed in with. It says nothing of whose work it is. canvas-lms gradebooks_controller.rb, `lti_retrieve_url`;
 * external_tools_controller.rb, `retrieve`
 */
export async function openAttempt(
  lms: LmsContext,
  { tool, activity, personId, sessionId, target, url }: Opening & { url: string },
): Promise<LoginInitiation> {
  const _id = `ltilaunch${activity._id}_${randomInt(2 ** 31)}`;
  const message = { kind: 'at', url } as const;
  const launch = { _id, sessionId, personId, activityId: activity._id, clientId: tool.clientId, target, message };
  await lms.store.launches.insertOne(launch);
  return initiation(lms, { tool, activity, launch, targetLinkUri: url });
}

type ReviewOpening = { lineItem: LineItemDocument; ofPersonId: string };

type Initiated = {
  tool: ToolDocument;
  activity: ActivityDocument | null;
  launch: LaunchDocument;
  targetLinkUri: string;
};

function initiation(lms: LmsContext, { tool, activity, launch, targetLinkUri: target }: Initiated): LoginInitiation {
  const fields = {
    iss: lms.publicUrl,
    target_link_uri: target,
    login_hint: launch.personId,
    lti_message_hint: lms.profile.hint.write(launch._id, activity),
    client_id: tool.clientId,
    lti_deployment_id: lms.profile.deploymentId(tool),
    ...lms.profile.loginExtras(tool),
    ...(lms.storage === null ? {} : { lti_storage_target: lms.storage }),
  };
  return { action: tool.initiateLoginUri, fields };
}

export type LoginInitiation = { action: string; fields: Record<string, string> };

type Opening = {
  tool: ToolDocument;
  activity: ActivityDocument;
  personId: string;
  sessionId: string;
  target: LaunchTarget;
};
