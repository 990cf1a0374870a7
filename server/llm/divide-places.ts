/** A process that calls a provider now: what it could use, and what it may use until it says otherwise. */
export type Caller = { id: string; wants: number; held: number };

type Me = { id: string; wants: number; running: number };

/**
 * How many of a provider's `most` places I may hold from now on, given what the others said last. Everybody computes
 * the same fair shares; I take mine as far as the others have given theirs back, and never less than I use. So the sum
 * of what is held never exceeds `most`, whoever joins. `turn` moves who goes first where there are too few for all.
 */
export function dividePlaces(me: Me, others: readonly Caller[], { most, turn }: PlaceLimit): Division {
  const fair = fairShares([...others, me], most, turn).get(me.id) ?? 0;
  const free = most - others.reduce((sum, { held }) => sum + held, 0);
  return { fair, held: Math.max(me.running, Math.min(fair, free)) };
}

/** `fair`: what will be mine when the others have given back. */
export type Division = { fair: number; held: number };

type PlaceLimit = { most: number; turn: number };

type Wanting = Pick<Caller, 'id' | 'wants'>;

/** Max-min fair: nobody gets more than another who wants more; what is left goes round, so that growth need not wait. */
function fairShares(callers: readonly Wanting[], most: number, turn: number): Map<string, number> {
  const inTurn = rotated(
    callers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    turn,
  );
  if (inTurn.length > most) return new Map(inTurn.slice(0, most).map(({ id }) => [id, 1]));
  const modestFirst = inTurn.toSorted((a, b) => a.wants - b.wants);
  const needed = dealOut(modestFirst, most, ({ wants }) => wants);
  const left = most - [...needed.values()].reduce((sum, share) => sum + share, 0);
  const spare = dealOut(modestFirst, left, () => left);
  return new Map(modestFirst.map(({ id }) => [id, (needed.get(id) ?? 0) + (spare.get(id) ?? 0)]));
}

function dealOut(callers: readonly Wanting[], places: number, atMost: (caller: Wanting) => number) {
  let left = places;
  const shares = callers.map((caller, index): [string, number] => {
    const share = Math.min(atMost(caller), Math.floor(left / (callers.length - index)));
    left -= share;
    return [caller.id, share];
  });
  return new Map(shares);
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const first = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}
