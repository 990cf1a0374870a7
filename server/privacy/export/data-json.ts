import type { ExportHead } from './export-person.ts';
import { didKey, fieldKey, fieldName } from './field-words.ts';
import type { Say } from './index-page.ts';
import type { Section } from './read-sections.ts';

/**
 * The export as JSON, written while it is read: `collections` by name, each with documents, acts, and what is withheld;
 * last, the words for the names in it.
 */
export async function* dataJson(
  { person, at, site }: ExportHead,
  sections: readonly Section[],
  say: Say,
): AsyncGenerator<string> {
  const { platformId, sub, personId } = person;
  const head = { format: 'second-reader-person-1', site, at, person: { platformId, sub, id: personId } };
  const legend = new Legend(say);
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "collections": {`;
  for (const [index, section] of sections.entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(section.line.collection)}: {"documents": [`;
    yield* listOf(section, section.documents(), legend);
    yield `], "acts": [`;
    yield* listOf(section, section.acts(), legend);
    yield `], "withheld": ${JSON.stringify(await section.withheld())}}`;
  }
  yield `\n },\n "legend": ${JSON.stringify(legend.words)}\n}\n`;
}

async function* listOf({ line }: Section, documents: AsyncIterable<object>, legend: Legend): AsyncGenerator<string> {
  let first = true;
  for await (const document of documents) {
    yield `${first ? '' : ','}\n   ${JSON.stringify(document)}`;
    legend.note(document, null, line.collection);
    first = false;
  }
}

/** Words for every name that was written, and for what `did` says. */
class Legend {
  readonly words: { fields: Record<string, string>; did: Record<string, string> } = { fields: {}, did: {} };
  readonly #say: Say;
  constructor(say: Say) {
    this.#say = say;
  }

  /** `within`: the field that the value stands in. */
  note(value: unknown, within: string | null, collection: string): void {
    if (Array.isArray(value)) for (const one of value) this.note(one, within, collection);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date))
      for (const [name, one] of Object.entries(value)) {
        const plain = fieldName(name, within) === name;
        this.words.fields[plain ? name : `${within ?? ''}.${name}`] = this.#say(fieldKey(name, within));
        if (name === 'did') this.words.did[String(one)] = this.#say(didKey(collection, String(one)));
        this.note(one, name, collection);
      }
  }
}
