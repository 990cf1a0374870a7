import { readdir } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import { MIGRATIONS } from './run-migrations.ts';

/** Names of the migrations that have run in this database: the version of its schema. */
export async function listApplied(connection: Connection): Promise<string[]> {
  const applied = await connection.collection('migrations').find().sort({ fileName: 1 }).toArray();
  return applied.map(({ fileName }) => String(fileName));
}

/** Names of the migrations that this version of the tool knows. */
export async function listKnown(): Promise<string[]> {
  const files = await readdir(MIGRATIONS);
  return files.filter((name) => name.endsWith('.ts')).sort();
}
