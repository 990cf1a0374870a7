import { bookOf, type ReadDeparture } from '../../departures/departure-book.ts';
import { listDepartures } from '../../departures/departure-repository.ts';
import type { Departure } from '../../departures/departure.ts';
import { listModelCalls } from '../../llm/model-call-repository.ts';
import type { ModelCall } from '../../llm/model-call.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';

/** One message that left, with its words as long as they are kept, and what it cost (null: not settled, or to an LMS). */
export type Left = { departure: Departure; words: ReadDeparture; call: ModelCall | null };

export type LeftServices = Pick<Services, 'db' | 'clock' | 'sealer' | 'config'>;

/** Everything that left the building for one work, in order; empty: nothing did. */
export async function readLeft(services: LeftServices, tenancy: Tenancy, submissionId: string): Promise<Left[]> {
  return readDepartures(services, tenancy, await listDepartures(services.db, tenancy, submissionId));
}

export async function readDepartures(
  services: LeftServices,
  tenancy: Tenancy,
  departures: readonly Departure[],
): Promise<Left[]> {
  const book = bookOf(services);
  const ids = departures.map(({ _id }) => _id);
  const calls = new Map((await listModelCalls(services.db, tenancy, ids)).map((call) => [call._id, call]));
  return Promise.all(
    departures.map(async (departure) => ({
      ...{ departure, words: await book.read(departure) },
      call: calls.get(departure._id) ?? null,
    })),
  );
}
