import type { Visit } from '../http/visit.ts';
import { SOURCE_FORMATS, type FormatFault, type LeftOut, type Place } from '../rubrics/formats/rubric-format.ts';
import type { readRubrics } from '../rubrics/formats/read-rubrics.ts';
import { rubricView } from '../rubrics/rubric-view.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';

export type ImportPage = {
  visit: Visit;
  /** What was posted; null for the first look at the page. */
  tried: { text: string; chosen: string | null; result: ReturnType<typeof readRubrics> } | null;
  full: boolean;
  nothingChosen: boolean;
};

/** More is not shown again: no browser lets anybody work in it. */
const LONGEST_SHOWN = 300_000;

/** Everything that `workshop/import` prints. */
export function importView({ visit, tried, full, nothingChosen }: ImportPage) {
  const read = tried?.result.read;
  const library = `${visit.base}/rubrics`;
  return {
    titleKey: 'rubric-formats:import.title',
    ...{ base: visit.base, library, action: `${library}/import`, keep: `${library}/import/keep` },
    ...{ full, nothingChosen },
    // Not `text`: a notice would take it for its own.
    source: tried && tried.text.length <= LONGEST_SHOWN ? tried.text : '',
    formats: SOURCE_FORMATS.map((format) => ({ format, label: labelOf(format), current: tried?.chosen === format })),
    readAs: tried?.result.format ? labelOf(tried.result.format) : null,
    faults: read?.kind === 'refused' ? read.faults.map(faultView) : [],
    found:
      read?.kind === 'accepted'
        ? read.found.map(({ rubric, left }, index) => ({
            ...{ number: index + 1, rubric: { ...rubricView(rubric), title: rubric.title }, language: rubric.language },
            ...{ yaml: serialiseRubric(rubric), left: left.map(leftView) },
          }))
        : [],
  };
}

export function labelOf(format: string): string {
  return `rubric-formats:format.${format}.label`;
}

/** One thing that is not kept: its words, and what it concerns. */
export function leftView({ what, names }: LeftOut) {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return { words: `rubric-formats:left.${what}`, names: names.length > MOST_NAMES ? `${shown} …` : shown };
}

const MOST_NAMES = 8;

function faultView({ place, reason }: FormatFault) {
  return { words: `rubric-formats:place.${place.kind}`, ...blanksOf(place), reason };
}

function blanksOf(place: Place) {
  if (place.kind === 'cell') return { row: place.row, column: `${place.letter} “${place.column}”`, path: null };
  if (place.kind === 'row') return { row: place.row, path: null };
  const path = place.path === '' ? null : place.path;
  return { line: place.line, column: place.kind === 'text' ? place.column : '', path };
}
