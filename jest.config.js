/** Jest's own file: it wants a default export. @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  testRunner: '<rootDir>/tests/support/native-circus.js',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: {}, // Node strips the types itself
  globalSetup: '<rootDir>/tests/support/start-engine.ts',
  globalTeardown: '<rootDir>/tests/support/stop-engine.ts',
  testTimeout: 180_000, // reached by what hangs, never by a slow machine
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  reporters: ['default', '<rootDir>/tests/lti/table-reporter.ts'],
  // For the rounds of faults, which mostly wait; each keeps three processes.
  maxConcurrency: 3,
  maxWorkers: 3,
};
export { config as default };
