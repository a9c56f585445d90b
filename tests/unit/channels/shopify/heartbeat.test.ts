import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../../../lib/channels/http.ts';
import { createShopifyClient } from '../../../../lib/channels/shopify/client.ts';
import { ok } from '../../../../lib/model/channel-error.ts';

/** By the shop; our own clock is years behind, which must not matter. */
const SHOP_TIME = Date.parse('2026-11-23T12:00:00Z');

/** A client whose shop has this heartbeat, and answers the attempts to replace it with these codes, then with none. */
function finding(left: unknown, refusals: readonly string[] = []) {
  const sent: HttpRequest[] = [];
  const codes = [...refusals];
  const client = createShopifyClient({
    url: 'https://acme-outdoor.myshopify.com',
    credentials: { accessToken: 'shpat_secret' },
    http: async (request) => {
      sent.push(request);
      const metafield = left === undefined ? null : { jsonValue: left, compareDigest: `digest-${sent.length}` };
      const code = request.body?.includes('mutation') ? codes.shift() : undefined;
      const data = request.body?.includes('mutation')
        ? { metafieldsSet: { userErrors: code ? [{ code, message: 'No.' }] : [] } }
        : { currentAppInstallation: { id: 'gid://shopify/AppInstallation/9', metafield } };
      const header = (name: string) => (name === 'date' ? new Date(SHOP_TIME).toUTCString() : null);
      return ok({ status: 200, header, text: JSON.stringify({ data }) });
    },
    now: () => 0,
    uuid: () => 'uuid',
    installation: 'ours',
  });
  const fields = () =>
    sent.flatMap(({ body }) => JSON.parse(body ?? '').variables.metafields ?? []) as Record<string, unknown>[];
  return { claim: () => client.claimShop?.(), sent, fields };
}

describe('the heartbeat', () => {
  test('holds the installation’s id and the shop’s time, and nothing else', async () => {
    const { claim, fields } = finding(undefined);
    expect(await claim()).toEqual(ok({ by: 'us' }));
    expect(fields()).toEqual([
      {
        ownerId: 'gid://shopify/AppInstallation/9',
        namespace: 'stock_panel',
        key: 'installation',
        type: 'json',
        value: JSON.stringify({ installation: 'ours', at: SHOP_TIME }),
        compareDigest: null,
      },
    ]);
  });

  test.each([
    ['text', 'theirs'],
    ['without a time', { installation: 'theirs' }],
    ['null', null],
  ])('that can’t be understood (%s) is replaced, guarded by its digest', async (_, left) => {
    const { claim, fields } = finding(left);
    expect(await claim()).toEqual(ok({ by: 'us' }));
    expect(fields()).toMatchObject([{ compareDigest: 'digest-1' }]);
  });

  test('of a time far ahead keeps nobody out', async () => {
    const { claim } = finding({ installation: 'theirs', at: SHOP_TIME + 86_400_000 });
    expect(await claim()).toEqual(ok({ by: 'us' }));
  });

  test('that changes meanwhile is looked at again', async () => {
    const { claim, fields } = finding(undefined, ['STALE_OBJECT', 'INVALID_COMPARE_DIGEST']);
    expect(await claim()).toEqual(ok({ by: 'us' }));
    expect(fields()).toHaveLength(3);
  });

  test('that changes each time is an error after three looks', async () => {
    const { claim, sent } = finding(
      undefined,
      Array.from({ length: 9 }, () => 'STALE_OBJECT'),
    );
    expect(await claim()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    expect(sent).toHaveLength(6);
  });

  test('that the shop doesn’t take is an error with its reason', async () => {
    const { claim } = finding(undefined, ['APP_NOT_AUTHORIZED']);
    expect(await claim()).toMatchObject({
      ok: false,
      error: { kind: 'rejected', detail: expect.stringMatching(/AUTH/) },
    });
  });
});
