import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readKept } from '../../server/admin/audit-report.ts';
import { END_MARK, FORMAT, toBytes } from '../../server/database/archive/archive-format.ts';
import { readArchive } from '../../server/database/archive/read-archive.ts';
import { readCertificate } from '../../server/privacy/erase/certificate.ts';
import { parseSettings } from '../../server/settings/parse-settings.ts';
import type { Parser } from './parser.ts';

const document = toBytes({ _id: 1, text: 'words' });
const tally = { works: { documents: 1, sha256: createHash('sha256').update(document).digest('hex') } };
const archive = Buffer.concat([
  toBytes({ format: FORMAT, madeAt: new Date(0), schema: ['0010-jobs'], seal: 'x' }),
  ...[toBytes({ collection: 'works', indexes: [{ name: '_id_' }] }), document, END_MARK],
  toBytes({ tally }),
]);

/** Reads it as a restore does before it touches anything. */
async function readBackup(bytes: Buffer): Promise<void> {
  const path = join(tmpdir(), `second-reader-fuzz-${randomUUID()}.backup`);
  await writeFile(path, bytes);
  try {
    for await (const part of readArchive(path)) if (part.kind === 'end') return;
  } finally {
    await rm(path);
  }
}

/** A person at a command line reads a plain Error's words; anything else would be a fault of ours. */
function readSettings(text: string): unknown {
  const lines = text.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2));
  try {
    return parseSettings(Object.fromEntries(lines) as Record<string, string>);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Settings that cannot be used')) return null;
    throw error;
  }
}

const chains = [{ chain: 'c', count: 2, hash: 'a'.repeat(64) }];
const certificate = {
  ...{ format: 'second-reader-erasure-1', number: '1', site: 'https://tool.example', about: 'person', by: 'cli:root' },
  ...{ startedAt: '2026-11-23T12:00:00.000Z', endedAt: '2026-11-23T12:00:01.000Z', kept: [], notReached: [] },
  ...{ collections: [{ name: 'works', removed: 1, changed: 0 }], hash: 'a'.repeat(64) },
};

/** What an operator brings from outside: backups, settings, papers that somebody kept. Bytes stand as Latin-1. */
export const STORED_PARSERS: readonly Parser[] = [
  {
    name: 'backup',
    good: archive.toString('latin1'),
    parse: (text) => readBackup(gzipSync(Buffer.from(text, 'latin1'), { level: 1 })),
  },
  {
    name: 'packed backup',
    good: gzipSync(archive).toString('latin1'),
    parse: (text) => readBackup(Buffer.from(text, 'latin1')),
  },
  { name: 'settings', good: 'PORT=3000\nPUBLIC_URL=https://a.example\nRATE_LIMITS=1', parse: readSettings },
  { name: 'kept heads of the audit', good: JSON.stringify({ chains }), parse: readKept },
  { name: 'certificate of an erasure', good: JSON.stringify(certificate), parse: readCertificate },
];
