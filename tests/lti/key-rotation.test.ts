import { once } from 'node:events';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import request from 'supertest';
import { rotateKeys } from '../../server/lti/rotate-keys.ts';
import { sweepExpired } from '../../server/sweep-expired.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

// An LMS keeps our key set in its own way; whatever we sign for it, at any time of a rotation, must verify by its copy.
let site: ScriptedSite;
let assertions: string[];

beforeEach(async () => {
  site = await openScriptedSite();
  assertions = [];
  site.lms.serve('/token', (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    void once(req, 'end').then(() => {
      assertions.push(new URLSearchParams(Buffer.concat(chunks).toString()).get('client_assertion') ?? '');
      res.end(JSON.stringify({ access_token: 'x', expires_in: 1 }));
    });
  });
});
afterEach(() => site.close());

const HOUR_S = 3600;
const rotate = (leaked = false) =>
  rotateKeys(site.tool.services, { platformId: site.platform.platform._id, by: 'cli:ada', leaked });
const publishedKeys = async () => (await request(site.tool.url).get('/lti/keys').expect(200)).body as JSONWebKeySet;
const kids = async () => (await publishedKeys()).keys.map(({ kid }) => kid ?? '');

/** What we sign to ask this LMS for an access token. */
async function sign(): Promise<string> {
  await site.tool.services.lti.readRoster(site.platform.platform._id, 'http://127.0.0.1:9/roster').catch(() => []);
  return assertions.at(-1) ?? '';
}

async function verifies(token: string, keys: JSONWebKeySet): Promise<boolean> {
  const currentDate = new Date(site.clock.now);
  return jwtVerify(token, createLocalJWKSet(keys), { currentDate }).then(
    () => true,
    () => false,
  );
}

async function passTo(hours: number, start: number): Promise<void> {
  site.clock.now = start + hours * HOUR_S * 1000;
  await sweepExpired(site.tool.services);
}

describe('a rotation of our keys for a platform', () => {
  it.each([
    ['asks for it each time', 0],
    ['keeps it for our max-age of five minutes', 300],
    ['keeps it for 23 hours, whatever we say', 23 * HOUR_S],
  ])('verifies all along at an LMS that %s [LTI Security 6.3]', async (_name, keepsFor) => {
    const start = site.clock.now;
    let copy = { keys: await publishedKeys(), readAt: start };
    await rotate();
    const signedBy = new Set<string>();
    for (const hours of [0, 0.05, 1, 22.9, 23.9, 24, 24.05, 30, 46, 47.9, 48, 48.1, 60, 72]) {
      await passTo(hours, start);
      const token = await sign();
      signedBy.add(decodeProtectedHeader(token).kid ?? '');
      if (site.clock.now - copy.readAt >= keepsFor * 1000)
        copy = { keys: await publishedKeys(), readAt: site.clock.now };
      expect([hours, await verifies(token, copy.keys)]).toEqual([hours, true]);
    }
    expect(signedBy.size).toBe(2);
  });

  it('publishes both keys, signs with the new one after a day, and withdraws the old one after two [LTI Security 6.3]', async () => {
    const start = site.clock.now;
    const [old = ''] = await kids();
    const { _id: added } = await rotate();
    expect((await kids()).sort()).toEqual([old, added].sort());
    await passTo(47, start);
    expect((await kids()).sort()).toEqual([old, added].sort());
    await passTo(48, start);
    expect(await kids()).toEqual([added]);
  });

  it('is refused while another is under way, however many ask at once [our own rule]', async () => {
    const outcomes = await Promise.allSettled([rotate(), rotate(), rotate()]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: 'key-rotation-under-way', status: 409 } });
    expect(await kids()).toHaveLength(2);
  });

  it('of a leaked key signs with the new one at once and withdraws the old [LTI Security 6.3]', async () => {
    const [old = ''] = await kids();
    await rotate(true);
    const now = await publishedKeys();
    expect(now.keys.map(({ kid }) => kid)).not.toContain(old);
    expect(await verifies(await sign(), now)).toBe(true);
  });

  it('of a leaked key ends the one under way with the key that waited [LTI Security 6.3]', async () => {
    const { _id: waiting } = await rotate();
    await rotate(true);
    expect(await kids()).toEqual([waiting]);
    expect(await verifies(await sign(), await publishedKeys())).toBe(true);
  });

  it("never uses a kid again, leaves other platforms' keys alone and keeps who did it [LTI Security 6.3]", async () => {
    const other = await site.lms.register({ issuer: 'https://other.example', clientId: 'o' });
    const seen = new Set(await kids());
    for (let times = 0; times < 3; times += 1) {
      const { _id } = await rotate(true);
      expect(seen.has(_id)).toBe(false);
      seen.add(_id);
    }
    expect(await kids()).toHaveLength(2);
    const noted = await site.database.connection.collection('keyRotations').find().toArray();
    expect(noted.map(({ by }) => String(by))).toEqual(['cli:ada', 'cli:ada', 'cli:ada']);
    expect(noted.every(({ platformId }) => platformId !== other.platform._id)).toBe(true);
  });

  it('of a platform that is not registered is refused in words [our own rule]', async () => {
    await expect(
      rotateKeys(site.tool.services, { platformId: 'x', by: 'cli:ada', leaked: false }),
    ).rejects.toMatchObject({
      code: 'platform-unknown',
    });
  });
});
