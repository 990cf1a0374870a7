import { AppError } from '../errors.ts';
import type { LtiServices } from './lti-services.ts';
import { addToDeployments } from './platform-repository.ts';

/**
 * Lets a further deployment of an LMS in: Canvas makes one for every account or course the app is added to. Throws
 * AppError `deployment-id` (400) or `platform-unknown` (404).
 */
export async function addDeployment(
  { db }: LtiServices,
  { platformId, deploymentId }: { platformId: string; deploymentId: string },
): Promise<void> {
  const id = deploymentId.trim();
  if (id === '' || id.length > MAX_ID) throw new AppError('deployment-id');
  if (!(await addToDeployments(db, platformId, id)))
    throw new AppError('platform-unknown', { status: 404, details: { platform: platformId } });
}

const MAX_ID = 255; // LTI Core §3.1.3
