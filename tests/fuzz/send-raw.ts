import { connect } from 'node:net';
import type { FuzzRequest } from './fuzz-request.ts';

/** `status` is null when the server closed without an answer, as it may for bytes that are no HTTP. */
export type RawAnswer = { status: number | null; text: string; late: boolean };

const PATIENCE_MS = 15_000;

/** Sends bytes to a port of this host and reads until the connection ends; never throws. */
export function sendRaw(port: number, { bytes, aborts }: FuzzRequest): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let late = false;
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes, () => {
        if (aborts) setTimeout(() => socket.destroy(), 5);
      });
    });
    socket.setTimeout(PATIENCE_MS, () => {
      late = true;
      socket.destroy();
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ status: status === undefined ? null : Number(status), text, late });
    });
  });
}
