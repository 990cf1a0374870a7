/** Reading limits, together, so that one look tells what is "too large". */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** UTF-16 units: some 35,000 words, more than any task here asks for. */
export const MAX_TEXT_LENGTH = 200_000;
export const MAX_PDF_PAGES = 50;

/** The one list of what we read besides plain text: an ending, and what browsers call it. */
const DOCUMENTS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
} as const;

const PROSE_ENDINGS = ['txt', 'text', 'md', 'markdown', 'tex'];

const CODE_ENDINGS = (
  'ipynb py csv tsv json yaml yml toml xml html css r rmd jl m java kt kts scala groovy ' +
  'c h cc cpp cxx hpp hh cs fs vb go rs swift js mjs cjs jsx ts tsx vue php rb pl pm lua sh bash sql hs ml mli ' +
  'elm erl ex exs clj lisp scm rkt pro dart asm s v vhd sv f90 pas ada'
).split(' ');

const ENDINGS: ReadonlyMap<string, FileFormat> = new Map<string, FileFormat>([
  ...[...PROSE_ENDINGS, ...CODE_ENDINGS].map((ending) => [ending, 'text'] as const),
  ...(Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).map((ending) => [ending, ending] as const),
]);

export type FileFormat = keyof typeof DOCUMENTS | 'text';

/** File names we read, as an `accept` attribute wants them. */
export function acceptedExtensions(): string {
  return [...ENDINGS.keys()].map((ending) => `.${ending}`).join(',');
}

/** The endings that a page names beside "text and source code". */
export function namedEndings(): string {
  return [...Object.keys(DOCUMENTS), 'ipynb'].map((ending) => `.${ending}`).join(', ');
}

/** What the name claims the file to be; null for a kind we do not read. */
export function formatOfName(name: string): FileFormat | null {
  return ENDINGS.get(endingOf(name)) ?? null;
}

/** By our own reading of the name: what a browser claims about a file is not to be trusted. */
export function mediaTypeOfName(name: string): string {
  const format = formatOfName(name);
  if (format === null) return 'application/octet-stream';
  return format === 'text' ? 'text/plain' : DOCUMENTS[format];
}

/** Whether a file's text is read by its lines: source code, data, notebooks, and archives of them. */
export function isCodeName(name: string): boolean {
  const ending = endingOf(name);
  return ending === 'zip' || CODE_ENDINGS.includes(ending);
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
