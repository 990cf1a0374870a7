import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import express, { type Application, type RequestHandler } from 'express';

/**
 * Serves a folder under `/assets/<stamp>/`, where the stamp is a hash of its contents: browsers may keep such a file
 * for ever, because a changed one has another address. Views write `{{@root.assets}}/tokens.css`.
 */
export function serveAssets(app: Application, folder: string): void {
  const address = `/assets/${stampOf(folder)}`;
  app.locals['assets'] = address;
  app.use(address, smaller(folder), express.static(folder, { immutable: true, maxAge: '1y', index: false }));
  // An old page may still ask under an old stamp; it gets today's file, checked by its ETag each time.
  app.use('/assets/:stamp', express.static(folder, { maxAge: 0, index: false }));
}

function stampOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((file) => statSync(join(folder, file)).isFile());
}

/** Text files in brotli to whoever takes it: each is compressed once, when it is first asked for. */
function smaller(folder: string): RequestHandler {
  const known = new Set(filesOf(folder).map((file) => `/${file.replaceAll('\\', '/')}`));
  const made = new Map<string, Buffer>();
  return (req, res, next) => {
    const type = TYPES[extname(req.path)];
    if (req.method !== 'GET' || type === undefined || !known.has(req.path)) {
      next();
      return;
    }
    res.vary('Accept-Encoding');
    if (req.acceptsEncodings('br') === false) {
      next();
      return;
    }
    const body = made.get(req.path) ?? brotli(readFileSync(join(folder, req.path)));
    made.set(req.path, body);
    res.set({ 'Content-Type': type, 'Content-Encoding': 'br', 'Cache-Control': 'public, max-age=31536000, immutable' });
    res.send(body);
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function brotli(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
