/** Reading limits, together, so that one look tells what is "too large". */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** UTF-16 units: some 35,000 words, more than any task here asks for. */
export const MAX_TEXT_LENGTH = 200_000;
export const MAX_PDF_PAGES = 50;

/** File names we read, as an `accept` attribute wants them. */
export function acceptedExtensions(): string {
  return [...Object.keys(DOCUMENTS), ...TEXT_EXTENSIONS].map((extension) => `.${extension}`).join(',');
}

/** What the name claims the file to be; null for a kind we do not read. */
export function formatOfName(name: string): 'pdf' | 'docx' | 'text' | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(DOCUMENTS, extension)) return DOCUMENTS[extension] ?? null;
  return TEXT_EXTENSIONS.has(extension) ? 'text' : null;
}

const DOCUMENTS: Record<string, 'pdf' | 'docx'> = { pdf: 'pdf', docx: 'docx' };

const TEXT_EXTENSIONS = new Set(
  (
    'txt text md markdown tex csv tsv json yaml yml toml xml html css py ipynb r rmd jl m java kt kts scala groovy ' +
    'c h cc cpp cxx hpp hh cs fs vb go rs swift js mjs cjs jsx ts tsx vue php rb pl pm lua sh bash sql hs ml mli ' +
    'elm erl ex exs clj lisp scm rkt pro dart asm s v vhd sv f90 pas ada'
  ).split(' '),
);
