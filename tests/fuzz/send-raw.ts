import { connect } from 'node:net';
import type { FuzzRequest } from './fuzz-request.ts';

/** `status` is null when the server closed without an answer, as it may for bytes that are no HTTP. */
export type RawAnswer = { status: number | null; text: string; late: boolean };

const PATIENCE_MS = 15_000;

// A server that refuses a request by its headers closes, and what is still on its way then can take the answer with it
// (RFC 9112 §9.6): a long body waits a moment for that answer, as clients are told to.
const LONG_BODY = 64 * 1024;
const FIRST_ANSWER_MS = 100;

/** Sends bytes to a port of this host and reads until the connection ends; never throws. */
export function sendRaw(port: number, { bytes, aborts }: FuzzRequest): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let late = false;
    const socket = connect(port, '127.0.0.1', () => {
      const head = headOf(bytes);
      socket.write(head, () =>
        setTimeout(sendBody, bytes.length - head.length > LONG_BODY ? FIRST_ANSWER_MS : 0, head),
      );
    });
    const sendBody = (head: Buffer): void => {
      if (chunks.length > 0 && aborts) socket.destroy();
      if (chunks.length > 0 || socket.destroyed) return;
      const rest = bytes.subarray(head.length);
      const sent = (): void => {
        if (aborts) setTimeout(() => socket.destroy(), 5);
      };
      // Even an empty write fails on a connection that was reset, and takes an answer not yet read with it.
      if (rest.length > 0) socket.write(rest, sent);
      else sent();
    };
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

/** A short request goes in one piece, whatever it is. */
function headOf(bytes: Buffer): Buffer {
  return bytes.length > LONG_BODY ? bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4) : bytes;
}
