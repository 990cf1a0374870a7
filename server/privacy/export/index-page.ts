import { Html, markup } from '../../evidence/markup.ts';
import { wordsKey } from '../map-view.ts';
import type { ExportHead } from './export-person.ts';
import type { Section } from './read-sections.ts';

/** Says a key in the page's language. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

/** The export as one page that needs nothing else and opens offline; whatever is in it is text, never markup. */
export async function* indexPage(head: ExportHead, sections: readonly Section[], say: Say): AsyncGenerator<string> {
  yield opening(head, say).text;
  for (const section of sections) yield* sectionPart(section, say);
  yield '</main></body></html>\n';
}

function opening({ person, at, site }: ExportHead, say: Say): Html {
  const title = say('data:export.title', { name: person.name ?? person.sub });
  return markup`<!doctype html>
<html lang="${say('data:export.language')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>
<h1>${title}</h1>
<p>${say('data:export.what')}</p>
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
  for await (const document of documents()) yield markup`<article>${shown(document)}</article>\n`;
  for await (const act of acts()) yield markup`<article>${shown(act)}</article>\n`;
  if (line.collection === 'originals.files' && hasFiles) yield markup`<p>${say('data:export.files')}</p>`;
  const kept = await withheld();
  if (kept) yield markup`<p>${say(`data:withheld.${kept.why}`, { count: kept.count })}</p>`;
}

/** Any plain value: names and values, lists, text with its lines. */
function shown(value: unknown): Html {
  if (value === null || value === undefined || value === '') return markup`–`;
  if (value instanceof Date) return markup`${value}`;
  if (Array.isArray(value))
    return value.length === 0 ? markup`–` : markup`<ul>${value.map((one) => markup`<li>${shown(one)}</li>`)}</ul>`;
  if (typeof value !== 'object') return markup`<span class="text">${value as string | number | boolean}</span>`;
  const named = Object.entries(value);
  return markup`<dl>${named.map(([name, one]) => markup`<dt>${name}</dt><dd>${shown(one)}</dd>`)}</dl>`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
article { border: 1px solid; border-radius: .5rem; padding: .5rem 1rem; margin: .75rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .25rem 1rem; margin: 0; } dt { font-weight: 600; } dd { margin: 0; min-width: 0; }
ul { margin: 0; padding-left: 1.1rem; } .text { white-space: pre-wrap; } .quiet { opacity: .8; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
@media print { main { max-width: none; padding: 0; } }
`;
