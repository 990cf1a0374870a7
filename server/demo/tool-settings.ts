import { childEnvironment, readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import type { DemoOptions } from './demo-options.ts';
import type { DataFolder } from './prepare-data-folder.ts';
import type { ToolSettings } from './spawn-tool.ts';

/**
 * The settings the tool is started with. A model is used when the environment names one, else the offline reader.
 * Throws AppError `demo-production`, or the Error of `readConfig` for a variable that cannot be used.
 */
export function toolSettings(options: DemoOptions, folder: DataFolder): ToolSettings {
  const inherited = childEnvironment({});
  if (inherited['NODE_ENV'] === 'production') throw new AppError('demo-production');
  const url = `http://localhost:${options.toolPort}`;
  const env = childEnvironment({
    PORT: String(options.toolPort),
    PUBLIC_URL: url,
    DATA_DIR: folder.tool,
    MONGODB_URI: null,
    READER: inherited['OPENAI_API_KEY'] ? null : 'offline',
    WORKER: 'true',
    UNDO_SECONDS: options.exit ? '2' : '60',
    ALLOW_PRIVATE_ADDRESSES: 'true',
    RATE_LIMITS: '0', // one machine plays a whole class, faster than people
    LOG_LEVEL: 'warn',
    // Compiled code is kept between starts: a second one takes half the time.
    NODE_COMPILE_CACHE: inherited['NODE_COMPILE_CACHE'] ?? folder.cache,
  });
  // Said here in words; the tool would say it into its log.
  readConfig(env);
  return { url, env, log: folder.toolLog };
}
