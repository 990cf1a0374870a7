/** Addresses of the platform's services, laid out as Moodle's are: a query string follows the path of each line item. */
export const serviceUrls = {
  openidConfiguration: (publicUrl: string) => `${publicUrl}/mod/lti/openid-configuration.php`,
  registration: (publicUrl: string) => `${publicUrl}/mod/lti/openid-registration.php`,
  authorization: (publicUrl: string) => `${publicUrl}/mod/lti/auth.php`,
  token: (publicUrl: string) => `${publicUrl}/mod/lti/token.php`,
  keys: (publicUrl: string) => `${publicUrl}/mod/lti/certs.php`,
  lineItems: (publicUrl: string, courseId: string, toolId: string) =>
    `${publicUrl}/mod/lti/services.php/${courseId}/lineitems?type_id=${toolId}`,
  lineItem: (publicUrl: string, courseId: string, lineItemId: string, toolId: string) =>
    `${publicUrl}/mod/lti/services.php/${courseId}/lineitems/${lineItemId}/lineitem?type_id=${toolId}`,
  results: (publicUrl: string, courseId: string, lineItemId: string, toolId: string) =>
    `${publicUrl}/mod/lti/services.php/${courseId}/lineitems/${lineItemId}/lineitem/results?type_id=${toolId}`,
  memberships: (publicUrl: string, courseId: string, toolId: string) =>
    `${publicUrl}/mod/lti/services.php/CourseSection/${courseId}/bindings/${toolId}/memberships`,
};
