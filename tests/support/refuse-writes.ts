import mongoose from 'mongoose';
import type { Intercept } from './faulty-proxy.ts';

/**
 * For a faulty proxy before a database: while `isOn`, every write is refused, and all else goes through. By turns as a
 * server that is handing over to another one does (10107) and as one whose disk is full (371, `UserWritesBlocked`).
 */
export function refuseWrites(isOn: () => boolean): () => Intercept {
  let refused = 0;
  return () => {
    let kept = Buffer.alloc(0);
    return (part) => {
      const { whole, rest } = cutMessages(Buffer.concat([kept, part]));
      kept = rest;
      const [refusing, passing] = isOn() ? split(whole, isWrite) : [[], whole];
      return { on: Buffer.concat(passing), back: Buffer.concat(refusing.map((one) => refusal(one, refused++))) };
    };
  };
}

/** MongoDB wire protocol: a message begins with its own length, little-endian. */
function cutMessages(bytes: Buffer): { whole: Buffer[]; rest: Buffer<ArrayBuffer> } {
  const whole: Buffer[] = [];
  let at = 0;
  while (bytes.length - at >= HEADER && bytes.length - at >= bytes.readInt32LE(at)) {
    const end = at + bytes.readInt32LE(at);
    whole.push(bytes.subarray(at, end));
    at = end;
  }
  return { whole, rest: Buffer.from(bytes.subarray(at)) };
}

const HEADER = 16;
const OP_MSG = 2013;
/** Header, flags, kind of section; then the command as BSON: length, type of the first element, its name. */
const COMMAND_AT = HEADER + 5;
const NAME_AT = COMMAND_AT + 5;

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'createIndexes', 'create', 'drop']);

function isWrite(message: Buffer): boolean {
  if (message.readInt32LE(12) !== OP_MSG) return false;
  return WRITES.has(message.toString('latin1', NAME_AT, message.indexOf(0, NAME_AT)));
}

function refusal(message: Buffer, turn: number): Buffer {
  const [code, codeName] = turn % 2 === 0 ? [10_107, 'NotWritablePrimary'] : [371, 'UserWritesBlocked'];
  const said = mongoose.mongo.BSON.serialize({ ok: 0, errmsg: 'no writes for now', code, codeName });
  const head = Buffer.alloc(COMMAND_AT);
  head.writeInt32LE(COMMAND_AT + said.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, said]);
}

function split<T>(list: readonly T[], goesFirst: (one: T) => boolean): [T[], T[]] {
  return [list.filter(goesFirst), list.filter((one) => !goesFirst(one))];
}
