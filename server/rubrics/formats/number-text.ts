/**
 * A number as people write it in tables: `2`, `2.5`, `2,5`, `1E-3`, with the word for points behind it or not. Null for
 * anything else, so that `1-2` or `two` is never taken for some number.
 */
export function numberOf(text: string): number | null {
  const found =
    /^([+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*(?:points?|pts?\.?|marks?|punkte?|pkte?\.?|puntos?|ptos?\.?)?$/i.exec(
      text.trim(),
    );
  const value = Number(found?.[1]?.replace(',', '.'));
  return found && Number.isFinite(value) ? value : null;
}
