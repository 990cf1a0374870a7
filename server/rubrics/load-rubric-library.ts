import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { parseRubric, type RubricFault } from './parse-rubric.ts';
import type { Rubric } from './rubric.ts';

/**
 * Every rubric of a folder of YAML files, in the order of their file names. Throws `rubric-library-unusable` when the
 * folder cannot be read or any file is at fault; `details.faults` then lists each one as `file:line:column: reason`.
 */
export async function loadRubricLibrary(folder: string): Promise<Rubric[]> {
  const files = await rubricFiles(folder);
  const read = await Promise.all(files.map((file) => readRubricFile(folder, file)));
  const faults = [...read.flatMap((one) => one.faults), ...sharedIds(read)];
  if (faults.length > 0)
    throw new AppError('rubric-library-unusable', { status: 500, details: { faults: faults.join('\n') } });
  return read.flatMap((one) => one.rubric ?? []);
}

type ReadFile = { path: string; rubric: Rubric | null; faults: string[] };

async function rubricFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError('rubric-library-unusable', {
      status: 500,
      details: { faults: `${folder}: the folder cannot be read` },
      cause,
    });
  });
  return names.filter((name) => /\.ya?ml$/i.test(name)).sort();
}

async function readRubricFile(folder: string, name: string): Promise<ReadFile> {
  const path = join(folder, name);
  const parsed = parseRubric(await readFile(path, 'utf8'));
  if (parsed.kind === 'accepted') return { path, rubric: parsed.rubric, faults: [] };
  return { path, rubric: null, faults: parsed.faults.map((fault) => faultLine(path, fault)) };
}

function faultLine(path: string, fault: RubricFault): string {
  return `${path}:${fault.line}:${fault.column}: ${fault.path === '' ? 'the text' : fault.path} ${fault.reason}`;
}

function sharedIds(read: ReadFile[]): string[] {
  return read.flatMap((one, index) => {
    const first = read.slice(0, index).find((earlier) => one.rubric && earlier.rubric?.id === one.rubric.id);
    return first ? [`${one.path}:1:1: id is already used by ${first.path}; give each rubric its own`] : [];
  });
}
