import type { Config } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { openServices } from '../../services.ts';
import { compareCourse } from './compare-course.ts';

/** `compareCourse` on the site's own database, opened for it and closed again. */
export async function compareStoredCourse(
  config: Config,
  courseId: string,
  limit: number | null,
): ReturnType<typeof compareCourse> {
  const opened = await openServices(config, createLogger('error'));
  return compareCourse(opened.services, courseId, limit).finally(opened.close);
}
