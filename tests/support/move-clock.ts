/**
 * For a proxy before a database: what the server tells of its own time (`localTime` in the answer to `hello`, a BSON date)
 * is so many seconds ahead. Whoever takes the time from there lives then.
 */
export function moveClock(ahead: () => number): (part: Buffer) => Buffer {
  return (part) => {
    const at = part.indexOf(LOCAL_TIME);
    const end = at + LOCAL_TIME.length + DATE_BYTES;
    if (at < 0 || end > part.length || ahead() === 0) return part;
    const moved = Buffer.from(part);
    moved.writeBigInt64LE(part.readBigInt64LE(end - DATE_BYTES) + BigInt(ahead() * 1_000), end - DATE_BYTES);
    return moved;
  };
}

/** Type 9 is a date. */
const LOCAL_TIME = Buffer.from('\u0009localTime\u0000');
const DATE_BYTES = 8;
