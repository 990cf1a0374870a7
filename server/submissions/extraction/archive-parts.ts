import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';

/** A project with its dependencies has some ten thousand entries; a bomb has more. */
const MAX_ENTRIES = 20_000;
/** Unpacked size of one part, counted while unpacking: declared sizes can lie. A 35,000-word thesis takes 3 MB. */
const MAX_PART_BYTES = 16 * 1024 * 1024;
/** Unpacked size of all parts that are read. */
const MAX_TOTAL_BYTES = 48 * 1024 * 1024;

export type Archive = { zip: ZipFile; entries: ArchiveEntry[] };

/** `path` is null for a name that leads out of the archive or cannot be a name. */
export type ArchiveEntry = { path: string | null; entry: Entry };

/** The directory of a zip file; nothing is unpacked yet. Null when it lists more than anybody would hand in. */
export async function openArchive(bytes: Uint8Array): Promise<Archive | null> {
  // Names stay bytes here: decoding them would throw the whole archive away for one hostile name.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  const zip = await fromBufferPromise(Buffer.from(bytes), options);
  if (zip.entryCount > MAX_ENTRIES) return null;
  const entries: ArchiveEntry[] = [];
  for await (const entry of zip.eachEntry()) entries.push({ path: safePath(entry), entry });
  return { zip, entries };
}

/** Unpacks the wanted parts of an office document, nothing else of it, and never more than the limits allow. */
export async function readArchiveParts(
  { zip, entries }: Archive,
  isWanted: (path: string) => boolean,
): Promise<ArchiveParts> {
  const parts = new Map<string, string>();
  let total = 0;
  for (const { path, entry } of entries) {
    if (path === null || !isWanted(path) || parts.has(path)) continue;
    if (entry.isEncrypted()) return { kind: 'refused', reason: 'encrypted' };
    const content = await readEntry(zip, entry, MAX_PART_BYTES);
    total += content?.length ?? 0;
    if (content === null || total > MAX_TOTAL_BYTES) return { kind: 'refused', reason: 'too-large' };
    parts.set(path, utf8(content));
  }
  return { kind: 'parts', parts };
}

export type ArchiveParts =
  { kind: 'parts'; parts: Map<string, string> } | { kind: 'refused'; reason: 'too-large' | 'encrypted' };

/** The unpacked bytes of an entry; null when there are more than `most`. */
export async function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | null> {
  if (entry.uncompressedSize > most) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** XML of office documents is UTF-8 ([ECMA-376] part 2 §6.2.5; ODF 1.3 part 2 §3.1). */
function utf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Archives made on Windows may write `\` between folders; yauzl reads it as `/`. */
function safePath(entry: Entry): string | null {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return path === '' || validateFileName(path) !== null ? null : path;
}
