import { MultiBar, Presets } from 'cli-progress';

export type Progress = {
  /** So many more are handed in. */
  handedIn: (more: number) => void;
  /** So many are read by now. */
  read: (count: number) => void;
  stop: () => void;
};

/** Two bars on stderr, so that stdout holds results only; plain lines when stderr is no terminal. */
export function watchProgress(total: number): Progress {
  const bars = new MultiBar(
    {
      stream: process.stderr,
      format: '{what} {bar} {value}/{total}',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      barsize: 30,
    },
    Presets.shades_grey,
  );
  const handedIn = bars.create(total, 0, { what: 'handed in' });
  const read = bars.create(total, 0, { what: 'read     ' });
  return {
    handedIn: (more) => handedIn.increment(more),
    read: (count) => read.update(Math.min(count, total)),
    stop: () => bars.stop(),
  };
}
