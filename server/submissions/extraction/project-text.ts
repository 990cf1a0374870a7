import type { ExtractionResult } from '../extraction-pool.ts';
import { readEntry, type Archive, type ArchiveEntry } from './archive-parts.ts';
import { cleanText, failed, finished } from './extraction-result.ts';
import { MAX_TEXT_LENGTH } from './file-formats.ts';
import { textOrNotebook } from './plain-text.ts';
import { toolFolder, whyLeftOut, type LeftOut } from './project-files.ts';

/** A file of source code has some 500 lines of 40 characters; what is longer was made by a program, or is data. */
const MAX_FILE_BYTES = 100_000;
/** Unpacked size of all files that are looked at. */
const MAX_TOTAL_BYTES = 4 * 1024 * 1024;

/**
 * Reads an archive of source code: its text files in the order of their paths, each under a line with its path. What
 * is left out (folders of tools and dependencies, pictures, programs, archives in it, links, names that lead elsewhere)
 * is named. Line numbers begin anew with each file.
 */
export async function projectText(archive: Archive): Promise<ExtractionResult> {
  const { wanted, left } = sorted(archive.entries.filter((one) => !isFolder(one)));
  if (wanted.length + left.length === 0) return failed('empty');
  if (new Set(wanted.map(({ path }) => path)).size < wanted.length) return failed('unreadable'); // which one counts?
  if (wanted.some(({ entry }) => entry.isEncrypted())) return failed('encrypted');
  const read = await readFiles(archive, wanted, left);
  return read === null ? failed('too-large') : oneText(read, left);
}

function sorted(files: readonly ArchiveEntry[]): { wanted: WantedFile[]; left: LeftOutFile[] } {
  const left: LeftOutFile[] = [];
  const wanted: WantedFile[] = [];
  for (const { path, entry } of files) {
    const why = path === null ? 'path' : whyLeftOut(path, entry.externalFileAttributes);
    if (path === null || why !== null) left.push({ path: path ?? PLACELESS, why: why ?? 'path' });
    else wanted.push({ path, entry });
  }
  return { wanted: wanted.sort((one, other) => (one.path < other.path ? -1 : 1)), left };
}

type WantedFile = ArchiveEntry & { path: string };
type LeftOutFile = { path: string; why: LeftOut };
type ReadFile = { path: string; text: string };

/** Stands for a name that is no place inside the archive: the name itself is not repeated. */
const PLACELESS = '(../…)';

function isFolder({ path, entry }: ArchiveEntry): boolean {
  return path?.endsWith('/') ?? entry.fileNameRaw.at(-1) === SLASH;
}

const SLASH = 0x2f;

/** Null when there is more than can be read; what turns out not to be text joins what is left out. */
async function readFiles(
  { zip }: Archive,
  wanted: readonly WantedFile[],
  left: LeftOutFile[],
): Promise<ReadFile[] | null> {
  const read: ReadFile[] = [];
  let bytes = 0;
  for (const { path, entry } of wanted) {
    const content = await readEntry(zip, entry, MAX_FILE_BYTES);
    const file = content === null ? 'large' : readFile(content, path);
    if (typeof file === 'string') left.push({ path, why: file });
    else if (file.text !== '') read.push(file);
    bytes += content?.length ?? 0;
    if (bytes > MAX_TOTAL_BYTES || lengthOf(read) > MAX_TEXT_LENGTH) return null;
  }
  return read;
}

function lengthOf(read: readonly ReadFile[]): number {
  return read.reduce((sum, { text }) => sum + text.length, 0);
}

/** An empty file has no text and is none to speak of. */
function readFile(content: Buffer, path: string): ReadFile | 'binary' {
  const result = textOrNotebook(content, path);
  if (result.kind === 'text') return { path, text: result.text };
  return result.reason === 'empty' ? { path, text: '' } : 'binary';
}

function oneText(read: readonly ReadFile[], left: readonly LeftOutFile[]): ExtractionResult {
  if (read.length === 0) return failed(left.length > 0 ? 'unsupported' : 'empty');
  const sections: number[] = [];
  let text = '';
  for (const file of read) {
    if (text !== '') text += '\n\n';
    sections.push(text.length);
    text += `=== ${cleanText(file.path).replace(/\s+/g, ' ')} ===\n${file.text}`;
  }
  const notices = [...new Set(left.map(({ why }) => `omitted-${why}`))];
  return finished(text, { notices, sections, omitted: namesOf(left) });
}

/** A folder that is left out is named once, with the number of its files. */
function namesOf(left: readonly LeftOutFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of left) {
    const name = toolFolder(path) ?? path;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).sort();
}
