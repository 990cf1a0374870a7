import { Presets, SingleBar } from 'cli-progress';

/** A bar on stderr, so that stdout holds results only; plain lines now and then when stderr is no terminal. */
export function watchReading(total: number): { onRead: () => void; stop: () => void } {
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: 'read {bar} {value}/{total}',
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      barsize: 30,
    },
    Presets.shades_grey,
  );
  bar.start(total, 0);
  return { onRead: () => bar.increment(), stop: () => bar.stop() };
}
