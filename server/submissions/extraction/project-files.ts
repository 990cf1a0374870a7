import { formatOfName } from './file-formats.ts';

/** Why a file of an archive is not read: a key of the words behind `omitted-`. */
export type LeftOut = 'tools' | 'archive' | 'binary' | 'large' | 'link' | 'path';

/** Null for a file to be read; `attributes` are the archive's external ones, with the Unix mode in the upper half. */
export function whyLeftOut(path: string, attributes: number): LeftOut | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (toolFolder(path) !== null || SKIPPED_FILES.test(name)) return 'tools';
  if (((attributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) return 'link';
  if (ARCHIVE.test(name)) return 'archive';
  return TEXT_NAMES.test(name) || formatOfName(name) === 'text' ? null : 'binary';
}

/** The outermost folder on a path that tools made or fetched, with the slash behind it; null for a student's own place. */
export function toolFolder(path: string): string | null {
  const folders = path.split('/').slice(0, -1);
  const at = folders.findIndex((folder) => SKIPPED_FOLDERS.has(folder));
  return at === -1 ? null : `${folders.slice(0, at + 1).join('/')}/`;
}

const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** Made or fetched by tools, not written by a student. */
const SKIPPED_FOLDERS = new Set(
  (
    '__MACOSX .git .svn .hg .idea .vscode .vs .gradle .settings .metadata .ipynb_checkpoints .pytest_cache .mypy_cache ' +
    '.tox .venv venv env .next .cache __pycache__ node_modules bower_components vendor build dist target'
  ).split(' '),
);
const SKIPPED_FILES = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$/i;
const ARCHIVE = /\.(?:zip|jar|war|gz|tgz|tar|7z|rar|bz2|xz)$/i;
/** Text files that go without an ending of ours. */
const TEXT_NAMES =
  /^(?:makefile|dockerfile|gemfile|rakefile|cmakelists\.txt|readme|authors|requirements.*\.txt|\.gitignore)$/i;
