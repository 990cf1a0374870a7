import { randomBytes } from 'node:crypto';
import { createSealer, type Place } from '../../../server/secrets/sealer.ts';
import { sealedBefore } from '../../support/sealed-before.ts';

const [OLD, NEW] = ['the secret before, thirty-two or more', 'the secret now, thirty-two characters'];
const place: Place = { purpose: 'keys', at: ['platforms', 'p1'] };

it('opens what it sealed, text or bytes, and seals the same twice differently', () => {
  const sealer = createSealer(NEW);
  for (const content of ['', 'héllo \u0000 🙂', randomBytes(100_000)])
    expect(sealer.open(place, sealer.seal(place, content))).toEqual(Buffer.from(content));
  expect(sealer.seal(place, 'x')).not.toBe(sealer.seal(place, 'x'));
});

it.each<[string, Place]>([
  ['another purpose', { ...place, purpose: 'tokens' }],
  ['another document', { ...place, at: ['platforms', 'p2'] }],
  ['the same words divided otherwise', { ...place, at: ['platforms","p1'] }],
  ['less of a place', { ...place, at: ['platforms'] }],
])('does not open in %s', (_name, other) => {
  const sealer = createSealer(NEW);
  expect(() => sealer.open(other, sealer.seal(place, 'x'))).toThrow('sealed-damaged');
});

it('does not open with a bit of it changed, cut or lengthened, anywhere', () => {
  const sealer = createSealer(NEW);
  const [version = '', id = '', data = ''] = sealer.seal(place, 'secret words').split('.');
  const bytes = Buffer.from(data, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => sealer.open(place, `${version}.${id}.${changed.toString('base64url')}`)).toThrow('sealed-damaged');
    const cut = bytes.subarray(0, at).toString('base64url');
    expect(() => sealer.open(place, `${version}.${id}.${cut}`)).toThrow('sealed-damaged');
  }
  const longer = Buffer.concat([bytes, Buffer.from('x')]).toString('base64url');
  expect(() => sealer.open(place, `${version}.${id}.${longer}`)).toThrow('sealed-damaged');
});

it('opens what an earlier secret sealed while it is known, and says that it is not current', () => {
  const before = createSealer(OLD).seal(place, 'x');
  const both = createSealer(NEW, [OLD]);
  expect(both.open(place, before).toString()).toBe('x');
  expect([both.isCurrent(before), both.isCurrent(both.seal(place, 'x'))]).toEqual([false, true]);
  expect(() => createSealer(NEW).open(place, before)).toThrow('sealed-unknown-secret');
  expect(() => createSealer(OLD).open(place, both.seal(place, 'x'))).toThrow('sealed-unknown-secret');
});

it('refuses what nobody sealed', () => {
  for (const garbage of ['', '.', '..', 's2', 's2..', 's1.a.b', 'x'.repeat(10_000), 's2.__proto__.AAAA'])
    expect(() => createSealer(NEW).open(place, garbage)).toThrow('sealed-unknown-secret');
});

it('opens what versions before 0.2 stored, under the secret of that time, only where it is asked to', () => {
  const sealed = sealedBefore(OLD, 'a private key');
  const sealer = createSealer(NEW, [OLD]);
  expect(sealer.openEarlier(place, sealed).toString()).toBe('a private key');
  expect(sealer.openEarlier(place, sealer.seal(place, 'y')).toString()).toBe('y');
  expect(() => sealer.open(place, sealed)).toThrow('sealed-unknown-secret');
  expect(() => createSealer(NEW).openEarlier(place, sealed)).toThrow('sealed-unknown-secret');
});
