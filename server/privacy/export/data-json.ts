import type { ExportHead } from './export-person.ts';
import type { Section } from './read-sections.ts';

/** The export as JSON, written while it is read: `collections` by name, each with documents, acts, and what is withheld. */
export async function* dataJson(
  { person, at, site }: ExportHead,
  sections: readonly Section[],
): AsyncGenerator<string> {
  const { platformId, sub, personId } = person;
  const head = { format: 'second-reader-person-1', site, at, person: { platformId, sub, id: personId } };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "collections": {`;
  for (const [index, section] of sections.entries()) {
    yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(section.line.collection)}: {"documents": [`;
    yield* listOf(section.documents());
    yield `], "acts": [`;
    yield* listOf(section.acts());
    yield `], "withheld": ${JSON.stringify(await section.withheld())}}`;
  }
  yield '\n }\n}\n';
}

async function* listOf(documents: AsyncIterable<object>): AsyncGenerator<string> {
  let first = true;
  for await (const document of documents) {
    yield `${first ? '' : ','}\n   ${JSON.stringify(document)}`;
    first = false;
  }
}
