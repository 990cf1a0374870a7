/** Text as JSON, or null: whoever reads it parses it with a schema anyway. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
