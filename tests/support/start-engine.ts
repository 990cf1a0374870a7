import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../server/logger.ts';
import { keepEngine } from '../../server/database/embedded/keep-engine.ts';
import { startEngine } from '../../server/database/embedded/start-engine.ts';

/** Before all tests: one embedded engine for the whole run in a fresh folder, or the MongoDB of TEST_MONGODB_URI. */
async function startTestEngine(): Promise<void> {
  // The product's own processes, started again and again by these tests, find its code compiled.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'second-reader-compiled');
  if (process.env.TEST_MONGODB_URI !== undefined) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-test-'));
  const { socket } = await startEngine(dataDir);
  // Test files come and go, and between two of them nobody may be connected.
  const keeper = keepEngine(dataDir, socket, createLogger('silent'));
  process.env.TEST_DATA_DIR = dataDir;
  testEngine.current = { dataDir, stop: keeper.stop };
}

/** Jest loads setup and teardown apart from each other, so what they share hangs on the process. */
export const testEngine: { current?: { dataDir: string; stop: () => void } } = ((
  process as { secondReaderTestEngine?: object }
).secondReaderTestEngine ??= {});

export { startTestEngine as default };
