import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { PROFILE_NAMES } from './lms/profiles/choose-profile.ts';
import type { ProfileName } from './lms/profiles/lms-profile.ts';

/** What the person who starts the demo may choose. Paths are absolute. */
export type DemoOptions = {
  /** A JSON Lines file of answers to run instead of the class in this folder. */
  answers: string | null;
  /** The kind of LMS. */
  lms: ProfileName;
  /** Act as the teacher too, print the summary line and end. */
  exit: boolean;
  /** Start from an empty data folder. */
  fresh: boolean;
  /** Hand in only this many answers. */
  limit: number | null;
  toolPort: number;
  lmsPort: number;
  dataDir: string;
};

/** Parses the arguments after the script's name. Prints help or a fault and ends the process, as CLIs do. */
export function readDemoOptions(args: readonly string[], folder: string): DemoOptions {
  const command = demoCommand().parse([...args], { from: 'user' });
  const given = command.opts<Given>();
  if (given.port === given.lmsPort) command.error('error: --port and --lms-port must differ');
  return {
    answers: given.answers === undefined ? null : resolve(folder, given.answers),
    lms: given.lms,
    exit: given.exit === true,
    fresh: given.fresh === true,
    limit: given.limit ?? null,
    toolPort: given.port,
    lmsPort: given.lmsPort,
    dataDir: resolve(folder, given.data ?? DATA_FOLDERS[given.lms]),
  };
}

type Given = {
  answers?: string;
  lms: ProfileName;
  exit?: true;
  fresh?: true;
  limit?: number;
  port: number;
  lmsPort: number;
  data?: string;
};

/** The two know different people by different ids, so each keeps its own. */
const DATA_FOLDERS: Readonly<Record<ProfileName, string>> = { moodle: '.demo', canvas: '.demo-canvas' };

/** The command with its help; errors end the process unless the caller overrides that (commander's `exitOverride`). */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Starts a small LMS, the tool and a class, and hands in every answer through a real LTI launch.')
    .option('--answers <file.jsonl>', 'run the answers of this file instead of the built-in class')
    .addOption(
      new Option('--lms <kind>', 'what the demo LMS behaves like').choices(PROFILE_NAMES).default('moodle', 'a Moodle'),
    )
    .option('--exit', 'then approve as the teacher what has no open finding, print one JSON line and end')
    .option('--fresh', 'delete the data of earlier runs first')
    .option('--limit <n>', 'hand in only the first n answers', wholeNumber(1, 1_000_000))
    .option('--port <port>', 'port of the tool', wholeNumber(1, 65_535), 3000)
    .option('--lms-port <port>', 'port of the demo LMS', wholeNumber(1, 65_535), 3300)
    .option(
      '--data <folder>',
      'where the data of the demo are kept (default: ".demo"; ".demo-canvas" with --lms canvas)',
    )
    .allowExcessArguments(false)
    .showHelpAfterError('Try --help for what can be chosen.')
    .addHelpText('after', HELP);
}

const HELP = `
Examples, through npm or make:
  npm run demo                                  serve until Ctrl-C; a second start goes on where the first one was
  npm run demo -- --exit                        the whole way to the gradebook, then end (0: nothing lost, 1: something)
  make demo ARGS="--answers class.jsonl"        your own questions, rubrics and answers
  make demo ARGS="--lms canvas"                 an LMS that behaves like Canvas: attempts, comments added, UUIDs
  make demo ARGS="--port 4000 --lms-port 4300"  when another program uses the usual ports

Reads offline by keywords ("demonstration, not an assessment"), unless OPENAI_API_KEY and GENERATOR_MODEL are set.`;

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}
