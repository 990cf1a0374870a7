import type { LmsContext } from './lms-context.ts';
import type { ToolDocument } from './lms-documents.ts';
import { issueRegistrationToken } from './lti/registration-token.ts';

/**
 * The address an admin's browser opens to register a tool: the tool's own link plus our two parameters. `updates` is the
 * client id of a tool that is registered already: Moodle's "Update". LTI DR §3.3
 */
export async function registrationInitiation(
  lms: LmsContext,
  registrationUrl: string,
  updates?: string,
): Promise<{ url: string; clientId: string }> {
  const { token, clientId } = await issueRegistrationToken(lms, updates);
  const url = new URL(registrationUrl);
  url.searchParams.set('openid_configuration', lms.urls.openidConfiguration);
  url.searchParams.set('registration_token', token);
  return { url: url.href, clientId };
}

/**
 * Registers a tool without a browser. Throws an Error that says what the tool answered when it did not get to the end;
 * then it is taken out of our list again, as an admin would before the next try.
 */
export async function registerTool(lms: LmsContext, registrationUrl: string): Promise<ToolDocument> {
  const { url, clientId } = await registrationInitiation(lms, registrationUrl);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(REGISTRATION_TIMEOUT_MS) });
    const text = await answer.text();
    const tool = answer.ok ? await lms.store.tools.findOne({ clientId }) : null;
    if (tool === null)
      throw new Error(`The tool did not register itself. It answered ${answer.status}: ${words(text)}`);
    return tool;
  } catch (error) {
    await lms.store.tools.deleteOne({ clientId });
    throw error;
  }
}

function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

const REGISTRATION_TIMEOUT_MS = 30_000;
