import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Place, Sealer } from '../secrets/sealer.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import {
  deleteDeparture,
  findDepartureParts,
  keepDeparture,
  keepDepartureAnswer,
  keepDeparturePart,
} from './departure-repository.ts';
import type { Departure } from './departure.ts';
import { cutShared, joinSegments, partsOf, type Segment } from './shared-pieces.ts';

/** Notes what leaves the building, and tells it again. */
export type DepartureBook = {
  /** Before the first byte goes; when it throws, nothing may be sent. Noting one id twice notes it once. */
  leave: (leaving: Leaving) => Promise<void>;
  /** What came back; `text` null: nothing that could be kept. `leftAt`: when it left, where that was after its note. */
  back: (id: string, answer: { text: string | null; error: string | null; leftAt?: Date }) => Promise<void>;
  /** It did not leave after all. */
  strike: (id: string) => Promise<void>;
  /** The exact words, as long as they are kept; `genuine`: their hash is the one that was noted. */
  read: (departure: Departure) => Promise<ReadDeparture>;
};

export type Leaving = Tenancy &
  Pick<Departure, '_id' | 'assignmentId' | 'submissionIds' | 'kind' | 'host' | 'model' | 'task'> & { body: string };

export type ReadDeparture = { body: string | null; answer: string | null; genuine: boolean };

/** `keepMs`: how long words are kept; with 0 only that they left, where to, how much, and their hash. */
function departureBook({ db, clock, sealer }: Shelf, keepMs: number): DepartureBook {
  const shelf = { db, clock, sealer };
  return {
    leave: (leaving) => leave(shelf, leaving, keepMs),
    back: (id, { text, error, leftAt }) => {
      const sealed = text === null || keepMs === 0 ? null : pack(sealer, answerPlace(id), text);
      const measured = text === null ? { bytes: 0, sha256: null } : measure(text);
      return keepDepartureAnswer(db, id, { at: clock.now(), ...measured, sealed, error }, leftAt);
    },
    strike: (id) => deleteDeparture(db, id),
    read: (departure) => read(shelf, departure),
  };
}

/** The site's book. */
export function bookOf(services: Pick<Services, 'db' | 'clock' | 'sealer' | 'config'>): DepartureBook {
  return departureBook(services, services.config.keepPromptsMs);
}

type Shelf = { db: Connection; clock: Clock; sealer: Sealer };

async function leave({ db, clock, sealer }: Shelf, { body, ...leaving }: Leaving, keepMs: number): Promise<void> {
  const at = clock.now();
  const expiresAt = new Date(at.getTime() + keepMs);
  const { platformId, courseId } = leaving;
  const shared = new Map<string, string>();
  const segments = cutShared(body, (piece) => {
    const id = `${platformId}/${courseId}/${measure(piece).sha256}`;
    shared.set(id, piece);
    return id;
  });
  const parts = keepMs > 0 ? [...shared].filter(([id]) => !isKept(db, id, expiresAt)) : [];
  const sealed = keepMs > 0 ? pack(sealer, bodyPlace(leaving._id), JSON.stringify(segments)) : null;
  await Promise.all([
    ...parts.map(async ([_id, piece]) => {
      const until = new Date(expiresAt.getTime() + PART_OUTLIVES_MS);
      const sealedPiece = pack(sealer, partPlace(_id), piece);
      await keepDeparturePart(db, { _id, platformId, courseId, sealed: sealedPiece, expiresAt: until });
      noteKept(db, _id, until);
    }),
    keepDeparture(db, { ...leaving, at, ...measure(body), sealed, answer: null, expiresAt }),
  ]);
}

/** A class sends the same parts with every work: each is stored for a minute's bodies at once. */
const PART_OUTLIVES_MS = 60_000;

/** Until when parts that this process stored are there; of the last few hundred. */
const keptParts = new WeakMap<Connection, Map<string, Date>>();
const MOST_KEPT = 500;

function isKept(db: Connection, id: string, until: Date): boolean {
  const kept = keptParts.get(db)?.get(id);
  return kept !== undefined && kept >= until;
}

function noteKept(db: Connection, id: string, until: Date): void {
  const kept = keptParts.get(db) ?? new Map<string, Date>();
  keptParts.set(db, kept.set(id, until));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

async function read({ db, sealer }: Shelf, departure: Departure): Promise<ReadDeparture> {
  const { _id, answer } = departure;
  const said = answer?.sealed ? unpack(sealer, answerPlace(_id), answer.sealed) : null;
  const body =
    departure.sealed === null ? null : await readBody({ db, sealer }, { ...departure, sealed: departure.sealed });
  return { body, answer: said, genuine: body === null || measure(body).sha256 === departure.sha256 };
}

async function readBody(
  { db, sealer }: Pick<Shelf, 'db' | 'sealer'>,
  departure: Departure & { sealed: string },
): Promise<string | null> {
  const segments = JSON.parse(unpack(sealer, bodyPlace(departure._id), departure.sealed)) as Segment[];
  const parts = await findDepartureParts(db, departure, partsOf(segments));
  return joinSegments(segments, new Map(parts.map(({ _id, sealed }) => [_id, unpack(sealer, partPlace(_id), sealed)])));
}

const bodyPlace = (id: string): Place => ({ purpose: PURPOSE, at: ['departures', id, 'sealed'] });
const answerPlace = (id: string): Place => ({ purpose: PURPOSE, at: ['departures', id, 'answer.sealed'] });
const partPlace = (id: string): Place => ({ purpose: PURPOSE, at: ['departureParts', id] });
const PURPOSE = 'departures';

/** Prose shrinks to a third. */
function pack(sealer: Sealer, place: Place, text: string): string {
  return sealer.seal(place, deflateRawSync(text));
}

function unpack(sealer: Sealer, place: Place, sealed: string): string {
  return inflateRawSync(sealer.open(place, sealed)).toString('utf8');
}

function measure(text: string): { bytes: number; sha256: string } {
  const bytes = Buffer.from(text);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
