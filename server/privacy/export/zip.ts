import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive; its content is read when its turn comes, once. */
export type ZipEntry = { name: string; content: AsyncIterable<Uint8Array | string> };

/**
 * A .zip, piece by piece, holding one piece in memory: sizes follow their content, as APPNOTE.TXT §4.3.9 allows. Names
 * are UTF-8. Throws RangeError where something outgrows 4 GB, which would need the 64-bit form.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const listed: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const start = offset;
    const facts: Facts = { crc: 0, packed: 0, size: 0 };
    for await (const piece of pieces(name, content, facts)) {
      offset += piece.length;
      yield piece;
    }
    listed.push(header(CENTRAL, name, facts, start));
  }
  const directory = Buffer.concat(listed);
  yield Buffer.concat([directory, end(listed.length, directory.length, offset)]);
}

type Facts = { crc: number; packed: number; size: number };

async function* pieces(name: string, content: ZipEntry['content'], facts: Facts): AsyncGenerator<Buffer> {
  yield header(LOCAL, name, facts, 0);
  const deflate = createDeflateRaw();
  const packing = pipeline(measured(content, facts), deflate).then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    facts.packed += chunk.length;
    yield chunk;
  }
  const failed = await packing;
  if (failed) throw new Error(`${name} could not be packed`, { cause: failed.cause });
  yield numbers([4, 0x08074b50], [4, facts.crc], [4, facts.packed], [4, facts.size]);
}

async function* measured(content: ZipEntry['content'], facts: Facts): AsyncGenerator<Buffer> {
  for await (const part of content) {
    const chunk = Buffer.from(part as Uint8Array);
    facts.crc = crc32(chunk, facts.crc);
    facts.size += chunk.length;
    yield chunk;
  }
}

const LOCAL = 0x04034b50; // §4.3.7
const CENTRAL = 0x02014b50; // §4.3.12

/** §4.4.2: version 2.0; §4.4.4: sizes follow, names in UTF-8; §4.4.5: deflated; no time, as it stands in the content. */
function header(signature: number, name: string, { crc, packed, size }: Facts, start: number): Buffer {
  const central = signature === CENTRAL;
  const bytes = Buffer.from(name);
  const version: Field[] = central ? [[2, 20], [2, 20]] : [[2, 20]]; // prettier-ignore
  const known: Field[] = [[2, 0x0808], [2, 8], [2, 0], [2, MIDNIGHT_1980], [4, crc], [4, packed], [4, size]]; // prettier-ignore
  const lengths: Field[] = [[2, bytes.length], [2, 0]]; // prettier-ignore
  const place: Field[] = central ? [[2, 0], [2, 0], [2, 0], [4, 0], [4, start]] : []; // prettier-ignore
  return Buffer.concat([numbers([4, signature], ...version, ...known, ...lengths, ...place), bytes]);
}

const MIDNIGHT_1980 = 0x21;

/** §4.3.16 */
function end(count: number, bytes: number, start: number): Buffer {
  return numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, bytes], [4, start], [2, 0]);
}

/** Bytes, and the number in them, the lowest first. */
type Field = readonly [2 | 4, number];

function numbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
