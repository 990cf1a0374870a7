/** What a posted choice comes to. */
export type PickDecision =
  { kind: 'picked'; ids: string[] } | { kind: 'refused'; reason: 'nothing' | 'too-many' | 'unknown'; ids: string[] };

/** Judges the ids of a posted picker against the course's own assignments and what the LMS takes at once. */
export function decidePick(
  posted: unknown,
  { known, acceptMultiple }: { known: readonly string[]; acceptMultiple: boolean },
): PickDecision {
  const values: unknown[] = Array.isArray(posted) ? posted : [posted];
  const texts = values.filter((value): value is string => typeof value === 'string' && value !== '');
  const ids = [...new Set(texts)];
  if (ids.length === 0) return { kind: 'refused', reason: 'nothing', ids };
  if (ids.some((id) => !known.includes(id))) return { kind: 'refused', reason: 'unknown', ids };
  if (ids.length > 1 && !acceptMultiple) return { kind: 'refused', reason: 'too-many', ids }; // LTI DL §3.3
  return { kind: 'picked', ids };
}
