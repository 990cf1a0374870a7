/** Where the services are below the LMS's own address, as Express route patterns. */
export type ServicePaths = {
  openidConfiguration: string;
  registration: string;
  authorization: string;
  token: string;
  keys: string;
  /** What the services with bearer tokens have in common. */
  services: string;
  /** With `:courseId`. */
  lineItems: string;
  /** With `:courseId` and `:lineItemId`; scores and results lie below it. */
  lineItem: string;
  /** With `:courseId`, and `:toolId` where the LMS names it. */
  memberships: string;
};

/** Addresses of the platform's services; a Moodle's line items carry the tool in a query string after the path. */
export function serviceUrls(publicUrl: string, layout: { paths: ServicePaths; toolInQuery: boolean }) {
  const at = (path: keyof ServicePaths, named: Record<string, string> = {}) =>
    publicUrl + layout.paths[path].replace(/:(\w+)/g, (_whole, name: string) => named[name] ?? '');
  const ofTool = (url: string, toolId: string) => (layout.toolInQuery ? `${url}?type_id=${toolId}` : url);
  return {
    openidConfiguration: at('openidConfiguration'),
    registration: at('registration'),
    authorization: at('authorization'),
    token: at('token'),
    keys: at('keys'),
    lineItems: (courseId: string, toolId: string) => ofTool(at('lineItems', { courseId }), toolId),
    lineItem: (courseId: string, lineItemId: string, toolId: string) =>
      ofTool(at('lineItem', { courseId, lineItemId }), toolId),
    results: (courseId: string, lineItemId: string, toolId: string) =>
      ofTool(`${at('lineItem', { courseId, lineItemId })}/results`, toolId),
    memberships: (courseId: string, toolId: string) => at('memberships', { courseId, toolId }),
  };
}

export type ServiceUrls = ReturnType<typeof serviceUrls>;
