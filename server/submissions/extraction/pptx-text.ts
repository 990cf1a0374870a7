import { posix } from 'node:path';
import type { ExtractionResult } from '../extraction-pool.ts';
import { readArchiveParts, type Archive } from './archive-parts.ts';
import { failed, finished } from './extraction-result.ts';
import { slideRuns, type SlideRuns } from './slide-runs.ts';
import { attribute, readStrictXml } from './strict-xml.ts';

const PRESENTATION = 'ppt/presentation.xml';
const WANTED =
  /^ppt\/(?:presentation\.xml|(?:slides|notesSlides|diagrams)\/[^/]+\.xml|(?:slides\/)?_rels\/[^/]+\.rels)$/;

/**
 * Reads the slides of a .pptx in the order of the talk, each under `Slide n`, with its diagrams and, under `Notes n`,
 * what its speaker wrote. Hidden slides are read and say so; words beside the slide are left out.
 */
export async function pptxText(opened: Archive): Promise<ExtractionResult> {
  const archive = await readArchiveParts(opened, (path) => WANTED.test(path));
  if (archive.kind === 'refused') return failed(archive.reason);
  const presentation = archive.parts.get(PRESENTATION);
  if (presentation === undefined) return failed('unsupported');
  const { slideIds, size } = readPresentation(presentation);
  const targets = relationsOf(PRESENTATION, archive.parts);
  const slides = slideIds.map((id) =>
    readSlide(targets.find((one) => one.id === id)?.target ?? '', archive.parts, size),
  );
  return finished(slides.flatMap(({ runs, notes }, index) => slideText(runs, notes, index + 1)).join('\n\n'), {
    notices: [
      ...(slides.some(({ runs }) => runs.isHidden) ? ['slides-hidden'] : []),
      ...(slides.some(({ runs }) => runs.pictures > 0) ? ['pictures-left-out'] : []),
    ],
    hidden: slides.flatMap(({ runs, notes }) => [...runs.hidden, ...notes.hidden]),
    whenEmpty: slides.some(({ runs }) => runs.pictures > 0) ? 'image-only' : 'empty',
    whiteShows: true, // on the dark ground that many slides have
  });
}

type Slide = { runs: SlideRuns; notes: SlideRuns };

/** English words, as those of a notebook's cells: they tell the readers where a slide begins. */
function slideText(runs: SlideRuns, notes: SlideRuns, number: number): string[] {
  const head = `Slide ${number}${runs.isHidden ? ' (hidden)' : ''}`;
  const parts = [
    [head, runs.text],
    [`Notes ${number}`, notes.text],
  ] as const;
  return parts.flatMap(([title, text]) => (text.trim() === '' ? [] : `${title}\n${text.trim()}`));
}

function readSlide(path: string, parts: ReadonlyMap<string, string>, size: SlideSize): Slide {
  const relations = relationsOf(path, parts);
  const partsOf = (kind: string) =>
    relations.filter(({ type }) => type.endsWith(`/${kind}`)).flatMap(({ target }) => parts.get(target) ?? []);
  const runs = slideRuns(parts.get(path) ?? EMPTY, size);
  const diagrams = partsOf('diagramData').map((xml) => slideRuns(xml, null).text.trim());
  const notes = slideRuns(partsOf('notesSlide')[0] ?? EMPTY, null);
  return { runs: { ...runs, text: [runs.text.trim(), ...diagrams].join('\n') }, notes };
}

const EMPTY = '<none/>';

export type SlideSize = { width: number; height: number } | null;

/** Slides in the order of the talk, not of their files ([ECMA-376] part 1 §19.2.1.34), and their size in EMU. */
function readPresentation(xml: string): { slideIds: string[]; size: SlideSize } {
  const slideIds: string[] = [];
  let size: SlideSize = null;
  readStrictXml(xml, {
    open: (tag) => {
      if (tag.local === 'sldId') slideIds.push(relationId(tag.attributes) ?? '');
      if (tag.local === 'sldSz')
        size = { width: Number(attribute(tag, 'cx')) || 0, height: Number(attribute(tag, 'cy')) || 0 };
    },
  });
  return { slideIds, size };
}

/** `r:id`; the element has an `id` of its own beside it. */
function relationId(attributes: Record<string, { local: string; uri: string; value: string }>): string | undefined {
  return Object.values(attributes).find(({ local, uri }) => local === 'id' && uri.endsWith('/relationships'))?.value;
}

type Relation = { id: string; type: string; target: string };

/** The relations of a part, their targets as paths in the archive ([ECMA-376] part 2 §9.3). */
function relationsOf(part: string, parts: ReadonlyMap<string, string>): Relation[] {
  const folder = posix.dirname(part);
  const xml = parts.get(`${folder}/_rels/${posix.basename(part)}.rels`);
  const found: Relation[] = [];
  if (xml === undefined) return found;
  readStrictXml(xml, {
    open: (tag) => {
      if (tag.local !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
      const target = posix.resolve('/', folder, attribute(tag, 'Target') ?? '').slice(1);
      found.push({ id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', target });
    },
  });
  return found;
}
