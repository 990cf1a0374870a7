import { rm } from 'node:fs/promises';
import { engineFolder } from '../../server/database/embedded/engine-folder.ts';
import { stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { testEngine } from './start-engine.ts';

/** After all tests: the engine goes, and its data with it. */
async function stopTestEngine(): Promise<void> {
  if (testEngine.current === undefined) return;
  testEngine.current.stop();
  const { dataDir } = testEngine.current;
  await stopEngine(dataDir);
  for (const folder of [(await engineFolder(dataDir)).run, dataDir])
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
}

export { stopTestEngine as default };
