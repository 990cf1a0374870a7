import { benignPassages } from './benign-passages.ts';
import { cleanWorks, type CleanWork } from './clean-works.ts';

/** Every honest passage in every clean answer, at the start, in the middle or at the end by turn. */
export function allBenign(): Benign[] {
  const passages = Object.entries(benignPassages).flatMap(([kind, all]) => all.map((passage) => ({ kind, passage })));
  return passages.flatMap(({ kind, passage }, row) =>
    cleanWorks.map((work, column) => {
      const place = (row + column) % PLACES.length;
      const text = (PLACES[place] ?? atEnd)(work.text, passage);
      return { id: `benign-${row * cleanWorks.length + column + 1}`, kind, work, text };
    }),
  );
}

export type Benign = { id: string; kind: string; work: CleanWork; text: string };

const PLACES = [atEnd, atStart, inMiddle];

function atStart(text: string, passage: string): string {
  return `${passage}\n${text}`;
}

function atEnd(text: string, passage: string): string {
  return `${text} ${passage}`;
}

function inMiddle(text: string, passage: string): string {
  const second = text.indexOf('. ', text.indexOf('. ') + 1) + 2;
  return `${text.slice(0, second)}${passage} ${text.slice(second)}`;
}
