import { get, type IncomingMessage } from 'node:http';
import type { BenchDesk } from './open-class.ts';

type Served = Pick<BenchDesk, 'origin' | 'visit'>;

/** Milliseconds from the request's first byte to the answer's last. */
export type Timing = { p50: number; p95: number };

/** One request after another, on one connection, as one teacher's browser does; ten before it counts. */
export async function timePage(desk: Served, path: string, requests: number): Promise<Timing> {
  for (let warm = 0; warm < 10; warm++) await fetchPage(desk, path);
  const times: number[] = [];
  for (let n = 0; n < requests; n++) {
    const start = performance.now();
    await fetchPage(desk, path);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Bytes of the bodies that a first visit fetches, as they travel: the page and every style and script it names. */
export async function bytesOverTheWire(desk: BenchDesk, path: string): Promise<Record<string, number>> {
  const { html, bytes } = await readPlain(desk, path);
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?\b(?:href|src)="(\/[^"#]+)/g)].map(([, file = '']) => file);
  const icons = [...html.matchAll(/<use href="(\/[^"#]+)/g)].map(([, file = '']) => file);
  const wire: Record<string, number> = { [path.replace(desk.visit.path, '')]: bytes };
  for (const file of new Set([...named, ...icons])) wire[file] = (await fetchPage(desk, file)).length;
  return wire;
}

async function readPlain(desk: BenchDesk, path: string): Promise<{ html: string; bytes: number }> {
  const bytes = (await fetchPage(desk, path)).length;
  return { html: (await fetchPage(desk, path, 'identity')).toString('utf8'), bytes };
}

async function fetchPage({ origin, visit }: Served, path: string, encoding = 'br, gzip'): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { Cookie: visit.cookie, 'Accept-Encoding': encoding };
  get(`${origin}${path}`, { headers }, resolve).on('error', reject);
  const answer = await promise;
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  if ((answer.statusCode ?? 0) >= 300) throw new Error(`${path} answered ${answer.statusCode ?? 0}`);
  return Buffer.concat(chunks);
}
