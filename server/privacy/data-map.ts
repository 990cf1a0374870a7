import type { DataLine } from './data-line.ts';
import { COURSE_LINES } from './course-lines.ts';
import { SITE_LINES } from './site-lines.ts';
import { WORK_LINES } from './work-lines.ts';

/** Every collection of the database, in the order in which the page tells of them. */
export const DATA_MAP: readonly DataLine[] = [...WORK_LINES, ...COURSE_LINES, ...SITE_LINES];
