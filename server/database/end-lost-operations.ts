import { Connection as DriverConnection } from 'mongodb/lib/cmap/connection.js';

/**
 * Makes sure that every database operation ends. The driver (7.8.0) waits for `drain` or `error` of a socket that takes
 * no more bytes; one that died just before the write gives neither, only `close`, and the operation would hang for ever:
 * the request, the job that keeps renewing its lease, or the claiming of jobs. Found by kill -9 of the engine under
 * load, one in about seven such runs. So whoever still waits for the socket of a closed connection is told why.
 */
export function endLostOperations(): void {
  if (patched.has(DriverConnection)) return;
  patched.add(DriverConnection);
  const cleanup = DriverConnection.prototype.cleanup;
  DriverConnection.prototype.cleanup = function (error) {
    const wasClosed = this.closed;
    cleanup.call(this, error);
    // The driver listens to errors of every socket, so this one is always heard, and changes a closed connection no more.
    if (!wasClosed) this.socket.emit('error', error);
  };
}

const patched = new WeakSet<object>();
