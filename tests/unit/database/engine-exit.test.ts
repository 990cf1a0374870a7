import { tmpdir } from 'node:os';
import { ENGINE_EXIT, engineError } from '../../../server/database/embedded/engine-exit.ts';

test.each([
  { how: ENGINE_EXIT.dataInUse, code: 'engine-data-in-use' },
  { how: ENGINE_EXIT.failed, code: 'engine-cannot-open' },
  { how: ENGINE_EXIT.cannotLoad, code: 'engine-cannot-load' },
  { how: 127, code: 'engine-cannot-load' },
  { how: 14, code: 'engine-cannot-open' },
  { how: null, code: 'engine-cannot-open' },
])('an engine that ends with $how is told as $code', async ({ how, code }) => {
  expect(await engineError(how, tmpdir(), '/tmp/engine.log')).toMatchObject({ code, status: 503 });
});
