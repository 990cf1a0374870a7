import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import type { LtiServices } from './lti-services.ts';
import { addToDeployments } from './platform-repository.ts';

/**
 * Lets a further deployment of an LMS in: Canvas makes one for every account or course the app is added to. Throws
 * AppError `deployment-id` (400) or `platform-unknown` (404).
 */
export async function addDeployment(
  services: LtiServices,
  { platformId, deploymentId, by }: { platformId: string; deploymentId: string; by: string },
): Promise<void> {
  const id = deploymentId.trim();
  if (id === '' || id.length > MAX_ID) throw new AppError('deployment-id');
  await recordSiteAct(services, by, 'deployment-added', { platform: platformId, deployment: id });
  if (!(await addToDeployments(services.db, platformId, id)))
    throw new AppError('platform-unknown', { status: 404, details: { platform: platformId } });
}

const MAX_ID = 255; // LTI Core §3.1.3
