/** The products whose habits we know; `other` is treated by the specifications' letter. */
export type PlatformFamily = 'moodle' | 'canvas' | 'blackboard' | 'brightspace' | 'sakai' | 'other';

/** The family of a `product_family_code`, as registration or a launch's `tool_platform` says it. LTI Core §5.4.2 */
export function familyOfCode(code: string | undefined): PlatformFamily {
  return FAMILIES[code?.toLowerCase() ?? ''] ?? 'other';
}

/** The same for a family that is worth noting: null for one we do not know. */
export function knownFamilyOf(code: string | null | undefined): KnownFamily | null {
  const family = familyOfCode(code ?? undefined);
  return family === 'other' ? null : family;
}

export type KnownFamily = Exclude<PlatformFamily, 'other'>;

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
