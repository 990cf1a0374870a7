import { demoCommand, readDemoOptions } from '../../../server/demo/demo-options.ts';

describe('readDemoOptions', () => {
  const defaults = {
    answers: null,
    lms: 'moodle',
    exit: false,
    fresh: false,
    limit: null,
    toolPort: 3000,
    lmsPort: 3300,
    dataDir: '/home/ada/.demo',
  };

  test.each([
    [[], {}],
    [['--exit', '--fresh'], { exit: true, fresh: true }],
    [['--answers', 'class.jsonl'], { answers: '/home/ada/class.jsonl' }],
    [['--answers=/data/class.jsonl', '--limit=4'], { answers: '/data/class.jsonl', limit: 4 }],
    [['--port', '4000', '--lms-port', '4300'], { toolPort: 4000, lmsPort: 4300 }],
    [['--data', '../elsewhere'], { dataDir: '/home/elsewhere' }],
    [['--lms', 'canvas'], { lms: 'canvas', dataDir: '/home/ada/.demo-canvas' }],
  ])('%j', (args, changes) => {
    expect(readDemoOptions(args, '/home/ada')).toEqual({ ...defaults, ...changes });
  });
});

describe('arguments that cannot be used', () => {
  test.each([
    [['--limit', '0'], /--limit.*whole number from 1/s],
    [['--limit', 'four'], /--limit.*whole number/s],
    [['--limit', '2.5'], /--limit.*whole number/s],
    [['--port', '70000'], /--port.*from 1 to 65535/s],
    [['--answers'], /--answers.*argument missing/s],
    [['--lms', 'tafel'], /--lms.*moodle, canvas/s],
    [['--nonsense'], /unknown option '--nonsense'/],
    [['class.jsonl'], /too many arguments/],
  ])('%j is refused in words', (args, words) => {
    const said: string[] = [];
    const command = demoCommand()
      .exitOverride()
      .configureOutput({ writeErr: (text) => said.push(text) });
    expect(() => command.parse(args, { from: 'user' })).toThrow();
    expect(said.join('')).toMatch(words);
    expect(said.join('')).toContain('--help');
  });
});
