import type { ExtractionResult } from '../extraction-pool.ts';
import { readArchiveParts, type Archive } from './archive-parts.ts';
import { failed, finished } from './extraction-result.ts';
import { odtRuns } from './odt-runs.ts';
import { odtStyles } from './odt-styles.ts';

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** Reads an OpenDocument text: body, then its notes; no images, comments, deleted or hidden words. */
export async function odtText(opened: Archive): Promise<ExtractionResult> {
  const archive = await readArchiveParts(opened, (path) => [CONTENT, STYLES, MANIFEST].includes(path));
  if (archive.kind === 'refused') return failed(archive.reason);
  const { parts } = archive;
  if (isEncrypted(parts.get(MANIFEST) ?? '', opened)) return failed('encrypted');
  const content = parts.get(CONTENT);
  if (content === undefined) return failed('unsupported');
  const { text, notes, hidden, pictures } = odtRuns(content, odtStyles([parts.get(STYLES) ?? '', content]));
  const read = [text, notes].map((part) => part.trim()).filter((part) => part !== '');
  return finished(read.join('\n\n'), { hidden, whenEmpty: pictures > 0 ? 'image-only' : 'empty' });
}

/** With a password each part is encrypted (ODF 1.3 part 2 §4.8.1), in newer files all of them in one (`encrypted-package`). */
function isEncrypted(manifest: string, { entries }: Archive): boolean {
  return /<[\w-]*:?encryption-data\b/.test(manifest) || entries.some(({ path }) => path === 'encrypted-package');
}
