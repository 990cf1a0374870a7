import { markup, type Html } from '../../evidence/markup.ts';
import { OFFLINE_PAGE_END, offlinePageStart } from '../../evidence/offline-page.ts';
import { wordsKey } from '../map-view.ts';
import { didKey, fieldKey } from './field-words.ts';
import type { ExportHead } from './export-person.ts';
import type { Section } from './read-sections.ts';

/** Says a key in the page's language. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

/** The export as one page that needs nothing else and opens offline; whatever is in it is text, never markup. */
export async function* indexPage(head: ExportHead, sections: readonly Section[], say: Say): AsyncGenerator<string> {
  yield opening(head, say).text;
  for (const section of sections) yield* sectionPart(section, say);
  yield OFFLINE_PAGE_END;
}

function opening({ person, at, site }: ExportHead, say: Say): Html {
  const title = say('data:export.title', { name: person.name ?? person.sub });
  const start = offlinePageStart({ language: say('data:export.language'), title, style: STYLE });
  return markup`${start}<p>${say('data:export.what')}</p>
<p class="quiet">${site} · ${at}</p>
`;
}

/** Nothing at all where there is nothing to tell. */
async function* sectionPart(section: Section, say: Say): AsyncGenerator<string> {
  const { collection, kept } = section.line;
  let opened = false;
  for await (const part of partsOf(section, say)) {
    if (!opened)
      yield markup`<section><h2>${say(wordsKey(collection))}</h2><p class="quiet"><code>${collection}</code> · ${say(`data:kept.${kept}`)}</p>\n`
        .text;
    opened = true;
    yield part.text;
  }
  if (opened) yield '</section>\n';
}

async function* partsOf({ line, documents, acts, withheld, hasFiles }: Section, say: Say): AsyncGenerator<Html> {
  const show = valueShower(say, line.collection);
  for await (const document of documents()) yield markup`<article>${show(document, null)}</article>\n`;
  for await (const act of acts()) yield markup`<article>${show(act, null)}</article>\n`;
  if (line.collection === 'originals.files' && hasFiles) yield markup`<p>${say('data:export.files')}</p>`;
  const kept = await withheld();
  if (kept) yield markup`<p>${say(`data:withheld.${kept.why}`, { count: kept.count })}</p>`;
}

/** Shows any plain value: fields by their words, lists, text with its lines. `field`: the one that it stands in. */
function valueShower(say: Say, collection: string): (value: unknown, field: string | null) => Html {
  const show = (value: unknown, field: string | null): Html => {
    if (Array.isArray(value)) return list(value.map((one) => show(one, field)));
    if (field === 'did') return markup`${say(didKey(collection, String(value)))}`;
    if (typeof value !== 'object' || value === null || value instanceof Date) return plain(value, say);
    const named = Object.entries(value);
    return markup`<dl>${named.map(([name, one]) => markup`<dt>${say(fieldKey(name, field))}</dt><dd>${show(one, name)}</dd>`)}</dl>`;
  };
  return show;
}

function plain(value: unknown, say: Say): Html {
  if (value === null || value === undefined || value === '') return markup`–`;
  if (value instanceof Date) return markup`${value}`;
  if (typeof value === 'boolean') return markup`${say(value ? 'export:yes' : 'export:no')}`;
  return markup`<span class="text">${value as string | number}</span>`;
}

function list(items: readonly Html[]): Html {
  return items.length === 0 ? markup`–` : markup`<ul>${items.map((one) => markup`<li>${one}</li>`)}</ul>`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
article { border: 1px solid; border-radius: .5rem; padding: .5rem 1rem; margin: .75rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .25rem 1rem; margin: 0; } dt { font-weight: 600; } dd { margin: 0; min-width: 0; }
ul { margin: 0; padding-left: 1.1rem; } .text { white-space: pre-wrap; } .quiet { opacity: .8; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } dd > dl { padding-left: .75rem; border-left: 2px solid; } }
@media print { main { max-width: none; padding: 0; } }
`;
