/** One reader of what others send, and a text that it takes: the start of all that is spoiled. */
export type Parser = { name: string; good: string; parse: (text: string) => unknown };
