/** The products whose habits we know; `other` is treated by the specifications' letter. */
export type PlatformFamily = 'moodle' | 'canvas' | 'blackboard' | 'brightspace' | 'sakai' | 'other';

/** The family of a `product_family_code`, as registration or a launch's `tool_platform` says it. LTI Core §5.4.2 */
export function familyOfCode(code: string | undefined): PlatformFamily {
  return FAMILIES[code?.toLowerCase() ?? ''] ?? 'other';
}

const FAMILIES: Readonly<Record<string, PlatformFamily>> = {
  moodle: 'moodle',
  canvas: 'canvas',
  blackboardlearn: 'blackboard',
  blackboard: 'blackboard',
  desire2learn: 'brightspace',
  d2l: 'brightspace',
  brightspace: 'brightspace',
  sakai: 'sakai',
};
