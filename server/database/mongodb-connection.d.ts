/** The part of the driver that `end-lost-operations.ts` mends; the driver publishes no types for it. */
declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net';

  export class Connection {
    closed: boolean;
    socket: Socket;
    cleanup: (this: Connection, error: Error) => void;
  }
}
