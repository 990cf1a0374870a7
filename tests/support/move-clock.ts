/**
 * For a proxy before a database: what the server tells of its own time (`localTime` of `hello`, or `$$NOW` read as `now`,
 * both BSON dates) is so many seconds ahead. Whoever takes the time from there lives then.
 */
export function moveClock(ahead: () => number): (part: Buffer) => Buffer {
  return (part) => {
    const named = TIMES.find((name) => part.includes(name));
    if (named === undefined || ahead() === 0) return part;
    const at = part.indexOf(named) + named.length;
    const moved = Buffer.from(part);
    moved.writeBigInt64LE(part.readBigInt64LE(at) + BigInt(ahead() * 1_000), at);
    return moved;
  };
}

/** Type 9 is a date. */
const TIMES = ['localTime', 'now'].map((name) => Buffer.from(`\u0009${name}\u0000`));
