/** Names from the LTI specifications, as the recorded Moodle 4.5 uses them. */
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const LIS = 'http://purl.imsglobal.org/vocab/lis/v2/';
export const CANVAS = 'https://canvas.instructure.com/lti/';

export const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';

export const SCOPES = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  resultReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

export const AGS_SCOPES: readonly string[] = [
  SCOPES.lineItem,
  SCOPES.lineItemReadonly,
  SCOPES.resultReadonly,
  SCOPES.score,
];

export const MEDIA = {
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
} as const;

export const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
