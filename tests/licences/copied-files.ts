import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Licensed } from './read-licences.ts';

const COPIED: Readonly<Record<string, { name: string; licence: string; text: string }>> = {
  'htmx-2.0.11.min.js': { name: 'htmx.org', licence: '0BSD', text: 'htmx-LICENSE' },
  'pico-2.1.1.min.css': { name: '@picocss/pico', licence: 'MIT', text: 'pico-LICENSE.md' },
  'icons.svg': { name: 'lucide', licence: 'ISC', text: 'lucide-LICENSE' },
};

/** Files of others in `views/assets/vendor`; one that is not named here, or without its licence's text, has none. */
export function copiedFiles(root: string): Licensed[] {
  const files = readdirSync(join(root, 'views/assets/vendor'));
  const texts = new Set(Object.values(COPIED).map(({ text }) => text));
  return files
    .filter((file) => !texts.has(file))
    .map((file) => {
      const known = COPIED[file];
      const version = /\d+\.\d+\.\d+/.exec(file)?.[0] ?? 'copied';
      const licence = known && files.includes(known.text) ? known.licence : null;
      return { name: known?.name ?? file, version, licence, shipped: true };
    });
}
