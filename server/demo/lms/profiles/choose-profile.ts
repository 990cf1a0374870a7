import { canvas } from './canvas.ts';
import type { LmsProfile, ProfileName } from './lms-profile.ts';
import { moodle } from './moodle.ts';

const PROFILES: Readonly<Record<ProfileName, LmsProfile>> = { moodle, canvas };

/** The kinds of LMS that the demo can be, the usual one first. */
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

export function profileOf(name: ProfileName): LmsProfile {
  return PROFILES[name];
}
