import { randomInt } from 'node:crypto';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, LaunchTarget, ToolDocument } from '../lms-documents.ts';
import { targetLinkUri } from './launch-claims.ts';

/** The login-initiation post of one opening of an activity, in the recorded Moodle's parameters and order. */
export async function openLaunch(lms: LmsContext, opening: Opening): Promise<LoginInitiation> {
  const { tool, activity, personId, sessionId, target } = opening;
  const _id = `ltilaunch${activity._id}_${randomInt(2 ** 31)}`;
  const launch = { _id, sessionId, personId, activityId: activity._id, clientId: tool.clientId, target };
  await lms.store.launches.insertOne(launch);
  const fields = {
    iss: lms.publicUrl,
    target_link_uri: targetLinkUri(activity, tool),
    login_hint: personId,
    lti_message_hint: lms.profile.hint.write(_id, activity),
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
