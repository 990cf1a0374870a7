import { z } from 'zod';

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]).catch('')).catch({});

/** The fields of a posted form, as they would be sent again. */
export function pairsOf(body: unknown): { name: string; value: string }[] {
  const fields = Object.entries(formSchema.parse(body ?? {}));
  return fields.flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
}

/** What a person wrote into a form: words have spaces between them, which ids, versions and choices have not. */
export function typedWords(body: unknown): string[] {
  return pairsOf(body).flatMap(({ value }) => (/\S\s/.test(value.trim()) ? value : []));
}
