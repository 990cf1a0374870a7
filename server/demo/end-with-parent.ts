/**
 * Loaded before the tool's own code: ends it when the demo that started it is gone, even after kill -9, so that
 * nothing stays behind on its port.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening alone would keep the process alive.
process.channel?.unref();
