/** What a field of the export is called, as a key of the words; `within`: the field that it stands in. */
export function fieldKey(name: string, within: string | null): string {
  return `export:field.${fieldName(name, within)}`;
}

/** What somebody did who stands at this place of a collection, as a key of the words. */
export function didKey(collection: string, place: string): string {
  return `export:did.${collection}_${place.replaceAll('.', '_')}`;
}

/** One word for one name wherever it stands, but for `points`: those of a level are marks, all others are statements. */
export function fieldName(name: string, within: string | null): string {
  return within === 'levels' && name === 'points' ? 'levelPoints' : name;
}
