/** Jest's own file: it wants a default export. @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' } }] },
  globalSetup: '<rootDir>/tests/support/start-engine.ts',
  globalTeardown: '<rootDir>/tests/support/stop-engine.ts',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  reporters: ['default', '<rootDir>/tests/lti/table-reporter.ts'],
  // For the rounds of faults, which mostly wait; each keeps three processes.
  maxConcurrency: 3,
  maxWorkers: 3,
};
export { config as default };
