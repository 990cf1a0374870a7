import { getDocumentProxy } from 'unpdf';
import type { ExtractionResult, HiddenWords } from '../extraction-pool.ts';
import { cleanText, failed, finished } from './extraction-result.ts';
import { MAX_PDF_PAGES, MAX_TEXT_LENGTH } from './file-formats.ts';
import { unseenWords } from './pdf-unseen.ts';

/** Units of a page are points of 1/72 inch (ISO 32000-1 §8.3.2.3): below 3 nobody can read it. */
const TINY_POINTS = 3;

/** Pixels: images are never decoded, only the words on them matter here. */
const NO_IMAGES = 1;

/** Text of the first pages, page by page: merging all pages at once lets a small file exhaust memory. */
export async function pdfText(bytes: Uint8Array): Promise<ExtractionResult> {
  const pdf = await openPdf(bytes);
  if (pdf === 'encrypted') return failed('encrypted');
  const pages: string[] = [];
  const notices: string[] = pdf.numPages > MAX_PDF_PAGES ? ['pages-cut'] : [];
  const hidden: HiddenWords[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PDF_PAGES); number++) {
    const page = await readPage(await pdf.getPage(number));
    pages.push(cleanText(page.text).trim());
    hidden.push(...page.hidden);
    length += page.text.length;
    if (length > MAX_TEXT_LENGTH) return failed('too-large');
  }
  return inPages(pages, { notices, hidden, whenEmpty: 'image-only' });
}

/** Pages below one another, and where each begins; cleaned one by one, so that the offsets stay true. */
function inPages(pages: readonly string[], found: Parameters<typeof finished>[1]): ExtractionResult {
  let text = '';
  const starts = pages.flatMap((page, index) => {
    if (page === '') return [];
    const start = text === '' ? 0 : text.length + PAGE_BREAK.length;
    text = text === '' ? page : `${text}${PAGE_BREAK}${page}`;
    return [{ page: index + 1, start }];
  });
  const result = finished(text, found);
  return result.kind === 'text' ? { ...result, pages: starts } : result;
}

const PAGE_BREAK = '\n\n';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** A document only its owner's password protects opens; one that needs the reader's does not. */
async function openPdf(bytes: Uint8Array): Promise<Pdf | 'encrypted'> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      verbosity: 0,
      maxImageSize: NO_IMAGES,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return 'encrypted';
    throw error;
  }
}

/** pdf.js leaves out by itself what stands outside the visible page. */
async function readPage(page: Page): Promise<{ text: string; hidden: HiddenWords[] }> {
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item);
  const isTiny = (height: number) => height > 0 && height < TINY_POINTS;
  const tiny = items.filter(({ str, height }) => str.trim() !== '' && isTiny(height));
  const text = items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('');
  const hidden: HiddenWords[] = tiny.map(({ str, hasEOL }) => ({ kind: 'tiny', text: hasEOL ? `${str} ` : str }));
  return { text, hidden: [...hidden, ...(await unseenWords(page))] };
}
