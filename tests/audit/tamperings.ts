import { createHmac } from 'node:crypto';
import { entryId, sealEntry, type AuditEntry, type AuditHead } from '../../server/audit/audit-entry.ts';

/** What stands in the database, by chain. Whoever tampers may write all of it, and does not know the key. */
export type Stored = { entries: AuditEntry[]; heads: AuditHead[] };

/** Numbers below a bound, from the seed of the run. */
export type Draw = (below: number) => number;

type Tampering = (stored: Stored, draw: Draw) => Stored;

/** Everything that somebody with the database and without APP_SECRET may try, one way each. */
export const TAMPERINGS: Record<string, Tampering> = {
  'edits a field': onEntries((entries, draw) => replace(entries, draw, (entry) => editField(entry, draw))),
  'edits a fact': onEntries((entries, draw) => replace(entries, draw, (entry) => editFact(entry, draw))),
  'takes a field away': onEntries((entries, draw) => replace(entries, draw, (entry) => dropField(entry, draw))),
  'adds a field': onEntries((entries, draw) => replace(entries, draw, (entry) => ({ ...entry, extra: draw(9) }))),
  'removes an entry': onEntries((entries, draw) => entries.toSpliced(draw(entries.length), 1)),
  'removes several entries': onEntries((entries, draw) => entries.toSpliced(draw(entries.length), 1 + draw(5))),
  'removes an entry and closes the gap': onEntries((entries, draw) =>
    renumber(entries.toSpliced(draw(entries.length - 1), 1)),
  ),
  'cuts the end off': onEntries((entries, draw) => entries.slice(0, draw(entries.length))),
  'cuts the end off and mends the head': (stored, draw) =>
    withHead(TAMPERINGS['cuts the end off']?.(stored, draw) ?? stored, stored),
  'swaps two entries': onEntries((entries, draw) => swap(entries, draw, 1 + draw(entries.length - 1))),
  'moves an entry': onEntries((entries, draw) => renumber(move(entries, draw))),
  'repeats an entry at the end': onEntries((entries, draw) => renumber([...entries, pick(entries, draw)])),
  'repeats an entry in the middle': onEntries((entries, draw) =>
    renumber(entries.toSpliced(draw(entries.length), 0, pick(entries, draw))),
  ),
  'puts a second entry beside one': onEntries((entries, draw) => {
    const one = pick(entries, draw);
    return [...entries, { ...one, _id: `${one._id}b`, key: `${one.key}b` }];
  }),
  'edits and hashes anew': rewritten((entries, draw) => replace(entries, draw, (entry) => editFact(entry, draw))),
  'removes and hashes anew': rewritten((entries, draw) => entries.toSpliced(draw(entries.length), 1 + draw(3))),
  'reorders and hashes anew': rewritten(move),
  'appends an entry of its own': rewritten((entries, draw) => [...entries, pick(entries, draw)]),
  'empties a chain': onEntries(() => []),
  'removes a chain and its head': (stored, draw) => {
    const chain = courseOf(stored, draw);
    return {
      entries: stored.entries.filter((entry) => entry.chain !== chain),
      heads: stored.heads.filter(({ _id }) => _id !== chain),
    };
  },
  'removes a head': ({ entries, heads }, draw) => ({ entries, heads: heads.toSpliced(draw(heads.length), 1) }),
  'edits a head': ({ entries, heads }, draw) => ({
    entries,
    heads: replace(heads, draw, (head) => editHead(head, draw)),
  }),
  'carries an entry into another chain': ({ entries, heads }, draw) => {
    const from = pick(entries, draw);
    const into = pick(entries.filter(({ chain }) => chain !== from.chain), draw); // prettier-ignore
    const carried = { ...from, _id: into._id, chain: into.chain, seq: into.seq };
    return { heads, entries: entries.map((entry) => (entry === into ? carried : entry)) };
  },
};

type OnEntries = (entries: AuditEntry[], draw: Draw) => object[];

/** Does something to one chain and leaves its head. */
function onEntries(act: OnEntries): Tampering {
  return (stored, draw) => {
    const chain = pick(stored.heads, draw)._id;
    const [mine, others] = divide(stored.entries, chain);
    return { ...stored, entries: [...others, ...(act(mine, draw) as AuditEntry[])] };
  };
}

/** The same, with every hash and the head made to fit again, under a key of the attacker's own that bears our key's name. */
function rewritten(act: OnEntries): Tampering {
  return (stored, draw) => {
    const chain = pick(stored.heads, draw)._id;
    const [mine, others] = divide(stored.entries, chain);
    const id = draw(2) === 0 ? (mine[0]?.keyId ?? '') : 'attacker';
    const key = { id, bytes: Buffer.from('guessed') };
    const sealed: AuditEntry[] = [];
    for (const entry of act(mine, draw) as AuditEntry[]) {
      const last = sealed.at(-1);
      const kept = { ...entry, key: draw(2) === 0 ? entry.key : `${entry.key}x` };
      sealed.push(sealEntry(kept, { count: last?.seq ?? 0, hash: last?.hash ?? '' }, key));
    }
    return withHead({ ...stored, entries: [...others, ...sealed] }, stored);
  };
}

/** Heads with the counts and hashes of what is there now, and a seal that nobody could make. */
function withHead({ entries }: Stored, { heads }: Stored): Stored {
  const mended = heads.map((head) => {
    const last = divide(entries, head._id)[0].at(-1);
    if (last?.seq === head.count && last.hash === head.hash) return head;
    return { ...head, count: last?.seq ?? 0, hash: last?.hash ?? '', mac: seal(last?.hash ?? '') };
  });
  return { entries, heads: mended };
}

function seal(text: string): string {
  return createHmac('sha256', 'guessed').update(text).digest('base64url');
}

function divide(entries: AuditEntry[], chain: string): [AuditEntry[], AuditEntry[]] {
  return [entries.filter((entry) => entry.chain === chain), entries.filter((entry) => entry.chain !== chain)];
}

function courseOf({ heads }: Stored, draw: Draw): string {
  return pick(heads.filter(({ _id }) => _id !== 'site'), draw)._id; // prettier-ignore
}

function pick<T>(all: readonly T[], draw: Draw): T {
  return all[draw(all.length)] as T;
}

function replace<T>(all: T[], draw: Draw, change: (one: T) => object): T[] {
  const place = draw(all.length);
  return all.map((one, index) => (index === place ? (change(one) as T) : one));
}

/** Numbers and ids as they would be if the entries had always stood so; hashes as they were. */
function renumber(entries: readonly AuditEntry[]): AuditEntry[] {
  return entries.map((entry, index) => ({ ...entry, _id: entryId(entry.chain, index + 1), seq: index + 1 }));
}

function swap(entries: AuditEntry[], draw: Draw, distance: number): AuditEntry[] {
  const first = draw(entries.length);
  const second = (first + distance) % entries.length;
  const swapped = entries.map((entry, index) =>
    index === first ? (entries[second] as AuditEntry) : index === second ? (entries[first] as AuditEntry) : entry,
  );
  return renumber(swapped);
}

function move(entries: AuditEntry[], draw: Draw): AuditEntry[] {
  const from = draw(entries.length);
  const moved = entries.toSpliced(from, 1);
  const to = (from + 1 + draw(entries.length - 1)) % entries.length;
  return moved.toSpliced(to, 0, entries[from] as AuditEntry);
}

const FIELDS = [
  ...(['_id', 'key', 'at', 'kind', 'actor', 'subject', 'attempt', 'assignment'] as const),
  ...(['prevHash', 'keyId', 'hash', 'mac'] as const),
];

function editField(entry: AuditEntry, draw: Draw): object {
  const field = pick(FIELDS, draw);
  return { ...entry, [field]: changed(entry[field], draw) };
}

function dropField(entry: AuditEntry, draw: Draw): object {
  const field = pick(FIELDS.slice(1), draw);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field));
}

function editFact(entry: AuditEntry, draw: Draw): object {
  const names = Object.keys(entry.facts);
  const name = draw(4) === 0 ? 'added' : pick(names, draw);
  return { ...entry, facts: { ...entry.facts, [name]: changed(entry.facts[name] ?? null, draw) } };
}

function editHead(head: AuditHead, draw: Draw): object {
  const field = pick(['count', 'hash', 'keyId', 'mac'] as const, draw);
  return { ...head, [field]: changed(head[field], draw) };
}

function changed(value: unknown, draw: Draw): unknown {
  if (typeof value === 'number') return value + 1 + draw(5);
  if (value instanceof Date) return new Date(value.getTime() + 1 + draw(100_000));
  if (typeof value !== 'string' || value === '') return `x${draw(1_000)}`;
  const place = draw(value.length);
  const letter = value[place] === 'a' ? 'b' : 'a';
  return value.slice(0, place) + letter + value.slice(place + 1);
}
