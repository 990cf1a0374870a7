import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Application } from 'express';

/**
 * Serves a folder under `/assets/<stamp>/`, where the stamp is a hash of its contents: browsers may keep such a file
 * for ever, because a changed one has another address. Views write `{{@root.assets}}/tokens.css`.
 */
export function serveAssets(app: Application, folder: string): void {
  const address = `/assets/${stampOf(folder)}`;
  app.locals['assets'] = address;
  app.use(address, express.static(folder, { immutable: true, maxAge: '1y', index: false }));
  // An old page may still ask under an old stamp; it gets today's file, checked by its ETag each time.
  app.use('/assets/:stamp', express.static(folder, { maxAge: 0, index: false }));
}

function stampOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (statSync(join(folder, file)).isFile()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
