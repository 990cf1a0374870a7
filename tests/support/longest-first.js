import Sequencer from '@jest/test-sequencer';

/** By how long they run, in order; whatever is not named comes after these. */
const LONGEST = [
  'tests/features/faults',
  'tests/browser/',
  'tests/unit/submissions/extraction.',
  'tests/features/provider-misbehaves',
  'tests/lti/scores',
  'tests/features/demo-run',
  'tests/features/',
  'tests/lti/',
];

/**
 * Starts the files that take longest first, so that none of them runs on alone at the end while the other workers have
 * nothing left to do. Jest does this by itself where it remembers the last run; a fresh clone remembers nothing.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one.path) - rank(other.path));
  }
}

function rank(path) {
  const found = LONGEST.findIndex((part) => path.includes(part));
  return found === -1 ? LONGEST.length : found;
}

export { LongestFirst as default };
