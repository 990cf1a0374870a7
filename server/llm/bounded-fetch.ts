/**
 * A `fetch` for a model's server, which is not trusted: the whole exchange, body included, ends after `timeoutMs`, an
 * answer longer than `mostBytes` is cut off with an error, and a redirect is handed back as it is. A redirect that
 * was followed would carry a student's text to a host that nobody has chosen.
 */
export function boundedFetch(timeoutMs: number, mostBytes = MOST_BYTES): typeof fetch {
  return async (input, init) => {
    const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
    const response = await fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
    const body = await readBody(response, mostBytes);
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length']) headers.delete(name); // they spoke of the raw body
    const { status, statusText } = response;
    return new Response(NO_BODY.has(status) ? null : body, { status, statusText, headers });
  };
}

/** A page of feedback is some 20 kB; thoughts and log probabilities may multiply that. */
export const MOST_BYTES = 4_000_000;

/** Statuses that may not carry a body. Fetch standard, "null body status". */
const NO_BODY = new Set([101, 103, 204, 205, 304]);

async function readBody(response: Response, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the stream, and with it the connection.
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error(`The model's server sent more than ${mostBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
