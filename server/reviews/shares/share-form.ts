import type { Grader } from '../../assignments/share-plan.ts';

/** Who may be given a share. */
export type Teacher = { id: string; name: string | null };

export type ShareForm =
  { kind: 'accepted'; graders: Grader[]; opened: boolean } | { kind: 'refused'; fault: 'weight' | 'nobody' };

/** Reads `weight.<person id>` and `group.<group id>`; whom the page did not offer has no part. Never throws. */
export function readShareForm(body: unknown, teachers: readonly Teacher[], groups: readonly string[]): ShareForm {
  const posted = (body ?? {}) as Record<string, unknown>;
  const textOf = (name: string) => (typeof posted[name] === 'string' ? posted[name].trim() : '');
  const weights = teachers.map(({ id }) => textOf(`weight.${id}`) || '0');
  if (weights.some((weight) => !/^\d{1,3}$/.test(weight))) return { kind: 'refused', fault: 'weight' };
  const graders = teachers.map(({ id, name }, at) => ({
    ...{ id, name, weight: Number(weights[at]) },
    groups: groups.filter((group) => textOf(`group.${group}`) === id),
  }));
  const some = graders.filter((grader) => grader.weight > 0 || grader.groups.length > 0);
  if (some.length === 0) return { kind: 'refused', fault: 'nobody' };
  return { kind: 'accepted', graders: some, opened: posted['opened'] !== undefined };
}
