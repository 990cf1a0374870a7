import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { casesOf, type BenchCase } from './bench-case.ts';
import { dataFileSchema, type DataFile } from './data-file.ts';
import { draftFlaws } from './draft-flaws.ts';

/**
 * The hand-written cases of one set, in the order of file names. Throws an Error that names every file and draft
 * that is not well-formed: a collection with a flaw in it measures the flaw.
 */
export async function loadCases(set: DataFile['set'], folder = DATA_DIR): Promise<BenchCase[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${set}-`) && name.endsWith('.json'));
  const cases = (await Promise.all(names.toSorted().map((name) => readCases(join(folder, name), set)))).flat();
  const flaws = cases.flatMap((one) => draftFlaws(one).map((flaw) => `${one.id}: ${flaw}`));
  if (flaws.length > 0) throw new Error(`Drafts that are not well-formed:\n${flaws.join('\n')}`);
  return cases;
}

const DATA_DIR = join(import.meta.dirname, 'data');

async function readCases(path: string, set: DataFile['set']): Promise<BenchCase[]> {
  const file = dataFileSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!file.success) throw new Error(`${path} is not a file of drafts:\n${z.prettifyError(file.error)}`);
  if (file.data.set !== set) throw new Error(`${path} says it belongs to the set "${file.data.set}".`);
  return casesOf(file.data);
}
