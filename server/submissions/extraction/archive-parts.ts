import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** Real documents have a few dozen entries; a bomb has tens of thousands. */
const MAX_ENTRIES = 2_000;
/** Unpacked size of one part, counted while unpacking: declared sizes can lie. A 35,000-word thesis takes 3 MB. */
const MAX_PART_BYTES = 16 * 1024 * 1024;

/** Unpacks the wanted entries of a zip file, nothing else of it, and never more than the limits allow. */
export async function readArchiveParts(bytes: Uint8Array, wanted: readonly string[]): Promise<ArchiveParts> {
  const zip = await openZip(Buffer.from(bytes));
  if (zip.entryCount > MAX_ENTRIES) return { kind: 'refused', reason: 'too-large' };
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    if (!wanted.includes(entry.fileName) || parts.has(entry.fileName)) continue;
    if (entry.isEncrypted()) return { kind: 'refused', reason: 'encrypted' };
    const content = await readEntry(zip, entry);
    if (content === null) return { kind: 'refused', reason: 'too-large' };
    parts.set(entry.fileName, content);
  }
  return { kind: 'parts', parts };
}

type ArchiveParts =
  { kind: 'parts'; parts: Map<string, string> } | { kind: 'refused'; reason: 'too-large' | 'encrypted' };

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip))),
  );
}

/** Null when the entry is larger than a part may be. XML of Word is UTF-8 ([ECMA-376] part 2 §6.2.5). */
async function readEntry(zip: ZipFile, entry: Entry): Promise<string | null> {
  if (entry.uncompressedSize > MAX_PART_BYTES) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = await openEntry(zip, entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_PART_BYTES) return null;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}
