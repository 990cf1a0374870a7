import { enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';

// Another worker, or the next run, finds the code compiled.
enableCompileCache();

const GIVEN = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it', 'test'];

/** What matchers compare with by identity: `expect.any(String)` asks for this very constructor. */
const SHARED = ['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Function', 'Map', 'Number', 'Object', 'Promise'];
const ALSO_SHARED = ['RangeError', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError'];

/**
 * Jest's own runner, but a test file and what it imports are loaded by Node itself, as in production: Node strips the
 * types, and a module is loaded once per worker instead of once per file, which took half of a run. So no module may
 * keep a state that another file could notice.
 */
export default function runNatively(globalConfig, config, environment, runtime, path, send) {
  for (const name of [...SHARED, ...ALSO_SHARED]) environment.global[name] = globalThis[name];
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = (file) => {
    for (const name of GIVEN) globalThis[name] = environment.global[name];
    return import(pathToFileURL(file).href);
  };
  return circus.default(globalConfig, config, environment, runtime, path, send);
}
