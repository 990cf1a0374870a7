import { GROUP_PARAMETERS } from './course-groups.ts';
import { placementsOf, type LmsConfiguration } from './lms-configuration.ts';
import { HISTORY_PARAMETERS } from './link-origin.ts';
import { SCOPE } from './scopes.ts';

/** What we ask an LMS to register: addresses, the services we use and the claims we read. LTI DR §3.5 */
export function toolConfiguration(publicUrl: string, lms: LmsConfiguration): object {
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${publicUrl}/lti/login`,
    redirect_uris: [`${publicUrl}/lti/launch`],
    client_name: NAME,
    jwks_uri: `${publicUrl}/lti/keys`,
    logo_uri: `${publicUrl}/lti/icon.svg`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: Object.values(SCOPE).join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(publicUrl).host,
      description: DESCRIPTION,
      target_link_uri: `${publicUrl}/lti/launch`,
      // Moodle hands out names and e-mail addresses only when they are named here.
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale'],
      // A copied course's links find their assignments through these, and graders their groups.
      custom_parameters: { ...HISTORY_PARAMETERS, ...GROUP_PARAMETERS },
      messages: messages(publicUrl, lms),
      // Canvas's default is `anonymous`: a teacher would see no names at all.
      'https://canvas.instructure.com/lti/privacy_level': 'public',
      'https://canvas.instructure.com/lti/tool_id': TOOL_ID,
    },
  };
}

/**
 * The same for an administrator of Canvas who enters a developer key by hand: pasted, or read from `/lti/canvas.json`.
 * Canvas, "Configuring LTI Advantage Tools". Holds nothing secret: keys are read from our key set.
 */
export function canvasKeyConfiguration(publicUrl: string): object {
  const icon_url = `${publicUrl}/lti/icon.svg`;
  const target_link_uri = `${publicUrl}/lti/launch`;
  const placement = { text: NAME, enabled: true, message_type: CHOOSING, target_link_uri, icon_url };
  return {
    title: NAME,
    description: DESCRIPTION,
    target_link_uri,
    oidc_initiation_url: `${publicUrl}/lti/login`,
    public_jwk_url: `${publicUrl}/lti/keys`,
    scopes: Object.values(SCOPE),
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(publicUrl).host,
        tool_id: TOOL_ID,
        privacy_level: 'public',
        settings: {
          text: NAME,
          icon_url,
          selection_width: 900,
          selection_height: 700,
          placements: CANVAS_PLACEMENTS.map((name) => ({ ...placement, placement: name })),
        },
      },
    ],
    custom_fields: HISTORY_PARAMETERS,
  };
}

const NAME = 'Second Reader';
const DESCRIPTION = 'Drafts feedback against your rubric; a teacher edits and approves before anything is sent.';
const TOOL_ID = 'second-reader';

/** Where a teacher of Canvas finds us: the tool of a new assignment, and a link in a module. */
const CANVAS_PLACEMENTS = ['assignment_selection', 'link_selection'];
/** The specification's own name for both. LTI DR §4.2 */
const CONTENT = 'ContentArea';
const CANVAS_PREFIX = 'https://canvas.instructure.com/lti/';

/** How a teacher chooses what to add. */
const CHOOSING = 'LtiDeepLinkingRequest';

function messages(publicUrl: string, lms: LmsConfiguration): object[] {
  const links = { target_link_uri: `${publicUrl}/lti/launch`, label: NAME, icon_uri: `${publicUrl}/lti/icon.svg` };
  const placements = choosePlacements(placementsOf(lms, CHOOSING));
  const chosen = { type: CHOOSING, ...links, ...(placements.length === 0 ? {} : { placements }) };
  return [{ type: 'LtiResourceLinkRequest', ...links }, chosen];
}

/** An unknown placement makes some LMSs refuse the whole registration, so we name only what they name, as they do. */
function choosePlacements(known: readonly string[] | null): string[] {
  const of = (names: readonly string[]) =>
    names.flatMap((name) => known?.find((one) => one === name || one === CANVAS_PREFIX + name) ?? []);
  const canvas = of(CANVAS_PLACEMENTS);
  return canvas.length > 0 ? canvas : of([CONTENT]);
}
