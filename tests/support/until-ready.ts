import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a tool started on this port can serve; `died` says what it told when it ended instead. */
export async function untilReady(port: number, died: () => string | null = () => null): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const end = died();
    if (end !== null) throw new Error(`the tool did not start: ${end}`);
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the tool did not become ready in two minutes');
}

/** A busy machine takes half a minute to load the program alone. */
const TRIES = 1_200;
