import { z } from 'zod';
import { settingsSchema } from './schema.ts';

/** One setting in words, for a table or a message. */
export type Setting = {
  name: string;
  /** What its value looks like: "a whole number from 1 to 65535". */
  takes: string;
  /** What holds when it is not set; null: nothing. */
  default: string | null;
  meaning: string;
  example: string | null;
  /** Never print its value. */
  secret: boolean;
};

/** All settings in the order of the schema, which is their only source. */
export function listSettings(): Setting[] {
  return Object.entries(shape.properties).map(([name, told]) => ({
    name,
    takes: takes(told),
    default: told.default === undefined ? (told.otherwise ?? null) : String(told.default),
    meaning: told.description,
    example: told.example ?? null,
    secret: told.secret ?? false,
  }));
}

const toldShape = z.looseObject({
  type: z.string(),
  description: z.string(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  otherwise: z.string().optional(),
  example: z.string().optional(),
  takes: z.string().optional(),
  secret: z.boolean().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

type Told = z.infer<typeof toldShape>;

const shape = z
  .object({ properties: z.record(z.string(), toldShape) })
  .parse(z.toJSONSchema(settingsSchema, { io: 'output', unrepresentable: 'any' }));

function takes(told: Told): string {
  if (told.takes) return told.takes;
  if (told.enum) return anyOf(told.enum);
  if (told.type === 'boolean') return 'true or false';
  if (told.type === 'integer') return `a whole number ${range(told)}`;
  if (told.type === 'number') return `a number ${range(told)}`;
  if (told.format === 'uri') return 'an address';
  return (told.minLength ?? 0) > 1 ? `${told.minLength} characters or more` : 'text';
}

function anyOf(values: readonly string[]): string {
  const [last, ...others] = values.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} or ${last}`;
}

function range({ minimum, maximum }: Told): string {
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return bounded ? `from ${minimum} to ${maximum}` : `from ${minimum} on`;
}
