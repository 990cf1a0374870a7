import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument } from '../lms-documents.ts';

/**
 * What Moodle does when a line item gets another maximum: it rescales the grades that exist, and turns every empty
 * grade of the column into a zero. Recorded; the reason a tool must never change a maximum by PUT.
 */
export async function changeMaximum(lms: LmsContext, item: LineItemDocument, scoreMaximum: number): Promise<void> {
  const students = await lms.store.enrolments
    .find({ courseId: item.courseId, role: 'student', active: true })
    .toArray();
  const second = Math.floor(lms.now().getTime() / 1000);
  for (const { personId } of students) {
    const _id = `${item._id}/${personId}`;
    const grade = await lms.store.grades.findOne({ _id });
    const score = ((grade?.score ?? 0) * scoreMaximum) / item.scoreMaximum;
    const fresh = { lineItemId: item._id, personId, comment: null, second, overridden: false };
    await lms.store.grades.updateOne({ _id }, { $set: { score }, $setOnInsert: fresh }, { upsert: true });
  }
}
