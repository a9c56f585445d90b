import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelClient, LineOutcome, RemoteItem, SendOutcome, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp } from '../../lib/channels/http.ts';
import { createVendureClient } from '../../lib/channels/vendure/client.ts';
import { vendureConnect } from '../../lib/channels/vendure/connect.ts';
import { startVendure, type VendureOptions, type VendureStandIn } from '../shops/vendure/shop.ts';
import { preparedBy } from './channel-suite.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

/** What is peculiar to Vendure; what every channel does is in the suite. */

const [THROW, MUG, DRIPPER, VARIANT] = ['FW-THR-130', 'EM-350-FG', 'CD-02-MW', 'MB-SB-M'] as const;
const [HARBOUR, ROTTERDAM] = ['Harbour Street', 'Rotterdam DC'] as const;
const PLACES = ['1', '2'];
const closing: VendureStandIn[] = [];

afterEach(async () => {
  for (const shop of closing.splice(0)) await shop.close();
});

async function open(options: VendureOptions = {}): Promise<{ shop: VendureStandIn; client: ChannelClient }> {
  const shop = await startVendure(options);
  closing.push(shop);
  return { shop, client: clientOf(shop) };
}

function clientOf(
  shop: VendureStandIn,
  typed: Readonly<Record<string, string>> = shop.connect,
  now: () => number = Date.now,
): ChannelClient {
  const fields = vendureConnect.fields.map(({ name, label }) => [name, typed[label] ?? '']);
  const input = vendureConnect.read(Object.fromEntries(fields));
  if (!input.ok) throw new Error(input.sentence);
  return createVendureClient({
    url: input.url,
    credentials: input.credentials,
    http: createHttp({ fetch: fetchTo([shop]), now }),
    now,
    uuid: randomUUID,
    installation: 'mine',
  });
}

const item = async (client: ChannelClient, sku: string): Promise<RemoteItem> =>
  only(good(await client.bySku([sku], PLACES)));

async function line(client: ChannelClient, sku: string, by: number, place = '1'): Promise<WriteLine> {
  const found = await item(client, sku);
  const from = found.levels.find(({ remoteLocation }) => remoteLocation === place)?.quantity;
  if (from == null) throw new Error(`${sku} has no figure at ${place}`);
  return { item: found.item, remoteLocation: place, from, to: from + by };
}

/** Prepared, sealed, and sent. `lost`: the reply is lost on the way. */
async function write(
  { shop, client }: { shop: VendureStandIn; client: ChannelClient },
  lines: readonly WriteLine[],
  { before, lost }: { before?: () => void; lost?: 'reply' | 'request' } = {},
) {
  const prepared = await preparedBy(client, lines);
  const sealed = client.seal(randomUUID(), prepared);
  if (before) shop.control.beforeWrite(before);
  if (lost === 'reply') shop.control.faults.dropReply(1);
  if (lost === 'request') shop.control.faults.dropRequest(1);
  const sent = await client.send(sealed, prepared);
  return { sent, settle: () => client.settle(sealed, prepared), prepared, sealed };
}

const answered = (...lines: readonly LineOutcome[]): SendOutcome => ({ kind: 'answered', lines });
const APPLIED: LineOutcome = { kind: 'applied' };
const UNKNOWN = { kind: 'answered', lines: [{ kind: 'unknown', detail: expect.any(String) }] };

describe('the figure', () => {
  test('is what is on hand less what orders have allocated, and a write leaves the orders alone', async () => {
    const { shop, client } = await open();
    shop.control.sell(MUG, 4, HARBOUR);
    const mug = await line(client, MUG, 10);
    expect(mug.from).toBe(36);
    const { sent } = await write({ shop, client }, [mug]);
    expect(sent).toEqual(answered(APPLIED));
    expect([shop.control.figure(MUG, HARBOUR), shop.control.onHand(MUG, HARBOUR)]).toEqual([46, 50]);
    // Sending what was sold moves both alike.
    shop.control.ship(MUG, 4, HARBOUR);
    expect((await item(client, MUG)).levels[0]?.quantity).toBe(46);
  });

  test('of 0 that nobody ever set is the shop’s own; at a location that came later there is none', async () => {
    const { shop, client } = await open();
    shop.control.addProduct({ title: 'New', sku: 'NEW', quantity: 3 });
    shop.control.addLocation('Pop-up');
    const fresh = only(good(await client.bySku(['NEW'], ['1', '2', '3', '4'])));
    expect(fresh.levels.map(({ quantity, absent }) => [quantity, absent])).toEqual([
      [3, undefined],
      [0, undefined],
      [null, 'inactive'],
      [null, 'missing'],
    ]);
    expect(good(await client.locations()).map(({ name }) => name)).toEqual([HARBOUR, ROTTERDAM, 'Pop-up']);
  });

  test('is none where the shop’s own setting says that nothing is counted, unless the variant says it is', async () => {
    const { shop, client } = await open();
    shop.control.setTracked(THROW, true);
    shop.control.setTrackedByDefault(false);
    expect((await item(client, MUG)).levels[0]).toMatchObject({ quantity: null, absent: 'untracked' });
    expect((await item(client, THROW)).levels[0]).toMatchObject({ quantity: 12 });
  });

  test('of what was a good setting a moment ago is corrected by the next poll', async () => {
    const { shop, client } = await open();
    const since = good(await client.now());
    expect((await item(client, MUG)).tracked).toBe(true);
    shop.control.setTrackedByDefault(false);
    const { items } = good(await client.changedSince(since, PLACES));
    expect(items.map(({ tracked }) => tracked)).toEqual(items.map(() => false));
    expect(items.length).toBe(shop.state.variants.length);
    expect((await item(client, MUG)).tracked).toBe(false);
  });

  test('reading it costs the shop one root field, and its settings now and then', async () => {
    let now = Date.parse('2026-11-26T12:00:00Z');
    const { shop } = await open({ now: () => now });
    const bodies: string[] = [];
    const input = vendureConnect.read({
      url: 'https://vendure.example.test/admin',
      apiKey: shop.connect['API key'] ?? '',
    });
    if (!input.ok) throw new Error(input.sentence);
    const client = createVendureClient({
      url: input.url,
      credentials: input.credentials,
      http: createHttp({
        fetch: (to, init) => {
          bodies.push(String(init?.body));
          return fetchTo([shop])(to, init);
        },
        now: () => now,
      }),
      now: () => now,
      uuid: randomUUID,
      installation: 'mine',
    });
    const settings = () => bodies.map((body) => JSON.parse(body).variables.settings);
    good(await client.levels(['1'], PLACES));
    good(await client.levels(['1'], PLACES));
    now += 31_000;
    good(await client.levels(['1'], PLACES));
    now -= 60_000;
    good(await client.levels(['1'], PLACES));
    expect(settings()).toEqual([true, false, true, true]);
  });
});

describe('a variant that came before its location', () => {
  const late = async () => {
    const { shop, client } = await open();
    shop.control.addLocation('Pop-up');
    const { item: id } = await item(client, MUG);
    const figure = async () => good(await client.levels([id], ['3']))[0];
    return { shop, client, id, figure };
  };

  test('is stocked there when somebody says so, with 0 and without a movement; asked again nothing changes', async () => {
    const { shop, client, id, figure } = await late();
    expect(await figure()).toMatchObject({ quantity: null, absent: 'inactive' });
    expect(await client.activate?.(id, '3')).toEqual({ ok: true, value: true });
    expect(await figure()).toMatchObject({ quantity: 0 });
    const { sent } = await write({ shop, client }, [{ item: id, remoteLocation: '3', from: 0, to: 8 }]);
    expect(sent).toEqual(answered(APPLIED));
    expect(await client.activate?.(id, '3')).toEqual({ ok: true, value: true });
    expect(await figure()).toMatchObject({ quantity: 8 });
    expect(shop.control.writes.map(({ location, from, to }) => [location, from, to])).toEqual([['Pop-up', 0, 8]]);
  });

  test('isn’t where the location or the variant is gone, or the key may not', async () => {
    const { shop, client, id, figure } = await late();
    expect(await client.activate?.(id, '9')).toMatchObject({ error: { kind: 'not-found' } });
    expect(await client.activate?.('999', '3')).toMatchObject({ error: { kind: 'not-found' } });
    shop.control.faults.lackRight('UpdateCatalog');
    expect(await client.activate?.(id, '3')).toMatchObject({
      error: { kind: 'forbidden', missing: ['UpdateCatalog'] },
    });
    expect(await figure()).toMatchObject({ absent: 'inactive' });
  });
});

describe('what changed', () => {
  test('a sale, its cancelling and a change of a whole lot of variants are seen in few calls', async () => {
    let now = Date.parse('2026-11-26T12:00:00Z');
    const { shop } = await open({ now: () => now });
    const client = clientOf(shop, shop.connect, () => now);
    for (let index = 0; index < 900; index += 1) {
      shop.control.addProduct({ title: `Lot ${index}`, sku: `LOT-${index}`, quantity: index });
    }
    now += 600_000;
    const since = good(await client.now());
    now += 1_000;
    shop.control.sell('LOT-7', 2);
    const before = shop.control.requests.length;
    const { items, now: next } = good(await client.changedSince(since, PLACES));
    expect(items.map(({ sku, levels }) => [sku, levels[0]?.quantity])).toEqual([['LOT-7', 5]]);
    expect(shop.control.requests.length - before).toBe(3);
    now += 600_000;
    shop.control.takeBack('LOT-7', 1);
    expect(good(await client.changedSince(next, PLACES)).items.map(({ levels }) => levels[0]?.quantity)).toEqual([6]);
  });

  test('a shop that gives fewer entries at once is asked for fewer', async () => {
    const { shop, client } = await open({ listLimit: 120 });
    const since = good(await client.now());
    for (let index = 0; index < 250; index += 1) {
      shop.control.addProduct({ title: `Lot ${index}`, sku: `LOT-${index}`, quantity: index });
    }
    expect(good(await client.changedSince(since, PLACES)).items).toHaveLength(250);
  });
});

describe('a write', () => {
  test('of two locations of one variant is one entry, and each has its own outcome', async () => {
    const { shop, client } = await open();
    const lines = [await line(client, MUG, 3, '1'), await line(client, MUG, -2, '2'), await line(client, THROW, 3)];
    const { sent, sealed, settle } = await write({ shop, client }, lines);
    expect(sent).toEqual(answered(APPLIED, APPLIED, APPLIED));
    expect(JSON.parse(sealed.body).variables.input).toHaveLength(2);
    expect(await settle()).toEqual(answered(APPLIED, APPLIED, APPLIED));
    expect([shop.control.figure(MUG, HARBOUR), shop.control.figure(MUG, ROTTERDAM)]).toEqual([43, 4]);
  });

  test('leaves the key out of what is sealed', async () => {
    const { shop, client } = await open();
    const { sealed } = await write({ shop, client }, [await line(client, MUG, 1)]);
    expect(JSON.stringify(sealed)).not.toContain(shop.connect['API key']);
  });

  test.each([
    ['an edit down', () => 37, -3, 8],
    ['an edit up', () => 44, 4, 1],
    ['an edit to the very figure', () => 45, 5, 5],
  ])('that overwrote %s tells how far it moved the figure itself', async (_, figure, others, by) => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 5);
    const edit = () => shop.control.staffEdit(MUG, figure(), HARBOUR);
    for (const lost of [undefined, 'reply'] as const) {
      const start = shop.control.figure(MUG, HARBOUR) ?? 0;
      if (start !== mug.from) shop.control.staffEdit(MUG, mug.from, HARBOUR);
      const { sent, settle } = await write({ shop, client }, [mug], { before: edit, ...(lost && { lost }) });
      const outcome = lost ? await settle() : sent;
      expect(outcome).toEqual(answered({ kind: 'applied', ...(by !== 5 && { by }) }));
      expect(shop.control.figure(MUG, HARBOUR)).toBe(45);
      // Whoever adds up what others did and what we did has what is there.
      if (others !== 5) expect(mug.from + others + by).toBe(45);
    }
  });

  test('that found its figure there already moved nothing; one that was never applied is not', async () => {
    const { shop, client } = await open();
    shop.control.sell(MUG, 5, HARBOUR);
    const mug = await line(client, MUG, -5);
    // Five are sent: then just as many are on hand as the write would set.
    const { sent, settle } = await write({ shop, client }, [mug], { before: () => shop.control.ship(MUG, 5, HARBOUR) });
    expect(sent).toEqual(answered({ kind: 'applied', by: 0 }));
    expect(shop.control.writes).toEqual([]);
    expect(await settle()).toEqual(answered({ kind: 'not-applied' }));
  });

  test('that overwrote a shipment takes into account what that moved', async () => {
    const { shop, client } = await open();
    shop.control.sell(MUG, 3, HARBOUR);
    const mug = await line(client, MUG, 5);
    for (const lost of [undefined, 'reply'] as const) {
      const { sent, settle } = await write({ shop, client }, [await line(client, MUG, 5)], {
        before: () => shop.control.ship(MUG, 1, HARBOUR),
        ...(lost && { lost }),
      });
      expect(lost ? await settle() : sent).toEqual(answered({ kind: 'applied', by: 6 }));
    }
    expect(shop.control.figure(MUG, HARBOUR)).toBe(mug.from + 12);
  });

  test('that lost a race inside the shop still adds up', async () => {
    const { shop, client } = await open({ locations: [HARBOUR] });
    shop.control.sell(MUG, 3, HARBOUR);
    const from = shop.control.figure(MUG, HARBOUR) ?? 0;
    const { items } = good(await client.items(null, ['1']));
    const mug = { item: items.find(({ sku }) => sku === MUG)?.item ?? '', remoteLocation: '1', from, to: from + 5 };
    for (const lost of ['reply', undefined] as const) {
      const start = shop.control.figure(MUG, HARBOUR) ?? 0;
      const again = { ...mug, from: start, to: start + 5 };
      shop.control.inBetween(() => shop.control.ship(MUG, 1, HARBOUR));
      const { sent, settle } = await write({ shop, client }, [again], lost && { lost });
      expect(lost ? await settle() : sent).toEqual(answered({ kind: 'applied', by: 6 }));
      expect(shop.control.figure(MUG, HARBOUR)).toBe(start + 6);
    }
  });

  test('that somebody repeated by hand, so that either of two may be ours, stays unknown', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 5);
    const { settle } = await write({ shop, client }, [mug], { lost: 'reply' });
    shop.control.staffEdit(MUG, 30, HARBOUR);
    expect(await settle()).toEqual(answered(APPLIED));
    shop.control.staffEdit(MUG, 45, HARBOUR);
    expect(await settle()).toMatchObject(UNKNOWN);
  });

  test('is told from a movement of the same size at another location by what orders have allocated', async () => {
    const { shop, client } = await open();
    shop.control.sell(MUG, 2, ROTTERDAM);
    const mug = await line(client, MUG, -2);
    const { settle } = await write({ shop, client }, [mug], { lost: 'reply' });
    shop.control.ship(MUG, 2, ROTTERDAM);
    expect(await settle()).toEqual(answered(APPLIED));
    const { settle: lost } = await write({ shop, client }, [await line(client, MUG, -3)], { lost: 'request' });
    shop.control.staffEdit(MUG, 1, ROTTERDAM);
    expect(await lost()).toEqual(answered({ kind: 'not-applied' }));
  });

  test('is found in a ledger that grew by hundreds of movements since', async () => {
    const { shop, client } = await open();
    const { settle } = await write({ shop, client }, [await line(client, MUG, 5)], { lost: 'reply' });
    for (let index = 0; index < 240; index += 1) {
      if (index % 2 === 0) shop.control.sell(MUG, 1, index % 4 === 0 ? HARBOUR : ROTTERDAM);
      else shop.control.takeBack(MUG, 1, index % 4 === 1 ? HARBOUR : ROTTERDAM);
    }
    expect(await settle()).toEqual(answered(APPLIED));
  });

  test('to a location that was taken away meanwhile is refused, and the others of the batch are free to go', async () => {
    const { shop, client } = await open();
    const lines = [await line(client, MUG, 3, '2'), await line(client, THROW, 3)];
    const prepared = await preparedBy(client, lines);
    shop.control.removeLocation(ROTTERDAM);
    const sealed = client.seal('gone', prepared);
    expect(await client.send(sealed, prepared)).toEqual(
      answered(
        { kind: 'rejected', reason: expect.stringContaining('no longer in the shop'), absent: 'missing' },
        { kind: 'not-applied' },
      ),
    );
    expect(good(await client.levels([lines[0]?.item ?? ''], ['2']))[0]).toMatchObject({ absent: 'missing' });
  });

  test('into the very moment in which its location goes, or one of its variants, changes nothing and says so', async () => {
    const { shop, client } = await open();
    const lines = [await line(client, MUG, 3), await line(client, DRIPPER, 3)];
    const { sent } = await write({ shop, client }, lines, { before: () => shop.control.removeProduct(DRIPPER) });
    expect(sent).toEqual(
      answered({ kind: 'not-applied' }, { kind: 'rejected', reason: expect.any(String), absent: 'missing' }),
    );
    const there = await line(client, MUG, 3, '2');
    const gone = await write({ shop, client }, [there], { before: () => shop.control.removeLocation(ROTTERDAM) });
    expect(gone.sent).toMatchObject({ kind: 'unknown', error: { kind: 'malformed' } });
    expect(await gone.settle()).toMatchObject(UNKNOWN);
    expect(shop.control.writes).toEqual([]);
  });

  test('that isn’t as it was prepared, whatever was in between, is stale and not sent', async () => {
    const { shop, client } = await open();
    const lines = [await line(client, MUG, 3), await line(client, THROW, 3)];
    const prepared = await preparedBy(client, lines);
    shop.control.staffEdit(MUG, 11, HARBOUR);
    expect(await client.send(client.seal('late', prepared), prepared)).toEqual(
      answered({ kind: 'stale' }, { kind: 'not-applied' }),
    );
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
  });

  test('without what it was made of, or beyond what the shop takes, is never a guess', async () => {
    const { client } = await open();
    const mug = await line(client, MUG, 3);
    for (const basis of [undefined, '', '{}', '{"onHand":1.5,"allocated":0,"movements":1,"adjustments":1}', 'null']) {
      const lines = [{ ...mug, basis }];
      const sealed = client.seal('odd', lines);
      expect(await client.send(sealed, lines)).toMatchObject({ kind: 'answered', lines: [{ kind: 'rejected' }] });
      expect(await client.settle(sealed, lines)).toMatchObject(UNKNOWN);
    }
    const [prepared] = await preparedBy(client, [mug]);
    const lines = [{ ...mug, basis: prepared?.basis, to: 3_000_000_000 }];
    expect(await client.send(client.seal('large', lines), lines)).toMatchObject({ lines: [{ kind: 'rejected' }] });
  });

  test('below 0 is taken, as the shop takes it', async () => {
    const { shop, client } = await open();
    const { sent } = await write({ shop, client }, [await line(client, VARIANT, -30)]);
    expect(sent).toEqual(answered(APPLIED));
    expect(shop.control.figure(VARIANT, HARBOUR)).toBe(-8);
  });
});

describe('a ledger whose keys say nothing of its order', () => {
  const slow = async () => {
    let now = Date.parse('2026-11-26T12:00:00Z');
    const { shop } = await open({ movementIds: 'random', now: () => now });
    const client = clientOf(shop, shop.connect, () => now);
    const later = (ms: number) => {
      now += ms;
    };
    return { shop, client, later };
  };

  test('is read whole, and put in order by time', async () => {
    const { shop, client, later } = await slow();
    for (let index = 0; index < 130; index += 1) shop.control.sell(MUG, 1, ROTTERDAM);
    later(5_000);
    const { settle } = await write({ shop, client }, [await line(client, MUG, 5)], { lost: 'reply' });
    later(2_000);
    shop.control.staffEdit(MUG, 30, HARBOUR);
    expect(await settle()).toEqual(answered(APPLIED));
  });

  test('stays unknown where two of the same second may be on either side', async () => {
    const { shop, client } = await slow();
    shop.control.staffEdit(MUG, 30, HARBOUR);
    const { settle } = await write({ shop, client }, [await line(client, MUG, 5)], { lost: 'reply' });
    expect(await settle()).toMatchObject(UNKNOWN);
  });
});

describe('who asks', () => {
  test('a key that the shop doesn’t know and one without a right look alike there, and are told apart', async () => {
    const { shop, client } = await open();
    const wrong = clientOf(shop, { ...shop.connect, 'API key': 'nobody:0' });
    expect(await wrong.check()).toMatchObject({
      error: { kind: 'unauthorized', field: 'apiKey', reason: expect.stringContaining('doesn’t know this key') },
    });
    expect(await wrong.levels(['1'], PLACES)).toMatchObject({ error: { kind: 'unauthorized' } });
    shop.control.faults.lackRight('ReadCatalog');
    expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: ['ReadCatalog'] } });
    expect(await client.items(null, PLACES)).toMatchObject({ error: { kind: 'forbidden', missing: ['ReadCatalog'] } });
    // Whoever may read the catalogue may read its locations too.
    shop.control.faults.lackRight('ReadStockLocation');
    good(await client.check());
  });

  test('trying changes nothing', async () => {
    const { shop, client } = await open();
    good(await client.check());
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
    expect(shop.control.writes).toEqual([]);
  });

  test('the shop is the same one at whatever address, and another shop is another', async () => {
    const { client } = await open();
    const { client: other } = await open({ path: '/shop' });
    const [one, two] = [good(await client.check()), good(await other.check())];
    expect(one).toMatchObject({ name: 'Acme Vendure', adminHandle: null });
    expect(one.shopKey).not.toBe(two.shopKey);
  });

  test('a shop without API keys says what to do about it', async () => {
    const { client } = await open({ tokenMethods: ['cookie', 'bearer'] });
    expect(await client.check()).toMatchObject({
      error: { kind: 'unauthorized', reason: expect.stringContaining('“api-key” as a token method') },
    });
  });

  test('a log-in is one for all calls, and begins anew when its session ends, without losing a write', async () => {
    const { shop } = await open();
    const client = clientOf(shop, shop.connectByLogin);
    await Promise.all([client.locations(), client.locations(), client.items(null, PLACES)]);
    expect(shop.control.logins).toBe(1);
    const mug = await line(client, MUG, 4);
    const prepared = await preparedBy(client, [mug]);
    shop.control.endSessions();
    expect(await client.send(client.seal('anew', prepared), prepared)).toEqual(answered(APPLIED));
    expect(shop.control.logins).toBe(2);
    shop.control.endSessions();
    const { sent } = await write({ shop, client }, [await line(client, MUG, 1)], {
      before: () => shop.control.endSessions(),
    });
    expect(sent).toEqual(answered(APPLIED));
    expect(shop.control.figure(MUG, HARBOUR)).toBe(45);
    expect(shop.control.writes).toHaveLength(2);
  });

  test('a session without a right doesn’t log in again and again', async () => {
    const { shop } = await open();
    const client = clientOf(shop, shop.connectByLogin);
    shop.control.faults.lackRight('UpdateCatalog');
    expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: ['UpdateCatalog'] } });
    expect(shop.control.logins).toBe(1);
  });

  test('a wrong password, and a shop that keeps its tokens in cookies', async () => {
    const { shop } = await open({ tokenMethods: ['cookie'] });
    const wrong = clientOf(shop, { ...shop.connectByLogin, Password: 'wrong' });
    expect(await wrong.check()).toMatchObject({ error: { kind: 'unauthorized', field: 'password' } });
    expect(await clientOf(shop, shop.connectByLogin).check()).toMatchObject({
      error: { kind: 'rejected', field: 'login', reason: expect.stringContaining('“bearer”') },
    });
  });
});

describe('another address', () => {
  const at = (address: string, api = '') => ({ 'Admin URL': address, 'API URL': api });

  test('without the API, with another API, and one that leads on: each has its sentence', async () => {
    const { shop } = await open();
    const where = (values: object) => clientOf(shop, { ...shop.connect, ...values }).check();
    expect(await where(at('https://vendure.example.test/elsewhere'))).toMatchObject({
      error: { field: 'url', reason: expect.stringContaining('no Vendure API at') },
    });
    expect(await where(at('https://vendure.example.test/admin', 'https://vendure.example.test/admin/x'))).toMatchObject(
      {
        error: { field: 'url', reason: expect.stringContaining('no Vendure API at') },
      },
    );
    const reply = (response: () => Response) =>
      createVendureClient({
        url: 'https://vendure.example.test',
        credentials: { api: 'https://vendure.example.test/shop-api', apiKey: 'a:b' },
        http: createHttp({ fetch: async () => response(), now: Date.now }),
        now: Date.now,
        uuid: randomUUID,
        installation: 'mine',
      }).check();
    const unfit = { errors: [{ message: 'Cannot query', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] };
    expect(await reply(() => Response.json(unfit, { status: 400 }))).toMatchObject({
      error: { field: 'url', reason: expect.stringContaining('isn’t Vendure’s admin API') },
    });
    expect(await reply(() => Response.redirect('https://www.example.test/', 301))).toMatchObject({
      error: { field: 'url', reason: expect.stringContaining('on to another one') },
    });
    expect(await reply(() => new Response('<html>', { status: 401 }))).toMatchObject({
      error: { kind: 'rejected', field: 'url', reason: expect.stringContaining('password of its own') },
    });
    expect(await reply(() => new Response('<html>', { status: 503 }))).toMatchObject({
      error: { kind: 'unavailable' },
    });
  });

  test('of an admin that isn’t beside its API', async () => {
    const { shop } = await open({ path: '/shop' });
    const client = clientOf(shop, {
      ...shop.connect,
      ...at('https://admin.example.test/manage', 'https://vendure.example.test/shop/admin-api'),
    });
    good(await client.check());
  });
});

describe('pages', () => {
  test('a variant’s own page finds its product, and a deleted one nothing', async () => {
    const { shop, client } = await open();
    const { item: id, product } = await item(client, VARIANT);
    const found = good(await client.product(`variant/${id}`, PLACES));
    expect(found.product).toBe(product);
    expect(found.items.map(({ variantPage }) => variantPage)).toContain(id);
    shop.control.removeProduct(VARIANT);
    expect(await client.product(`variant/${id}`, PLACES)).toMatchObject({ error: { kind: 'not-found' } });
  });

  test('a variant says its options in one order for all, not the product’s name once more', async () => {
    const { client } = await open();
    const { product } = await item(client, VARIANT);
    const { items } = good(await client.product(product, PLACES));
    expect(items.map(({ variant }) => variant)).toEqual([
      'Slate Blue / S',
      'Slate Blue / M',
      'Slate Blue / L',
      'Heather Oat, undyed / M',
    ]);
  });
});
