import { randomUUID } from 'node:crypto';
import type { ChannelClient, ConnectForm, WriteLine } from '../../lib/channels/channel.ts';
import type { ClientDeps } from '../../lib/channels/client-deps.ts';
import { createHttp } from '../../lib/channels/http.ts';
import type { StandIn } from '../shops/shop.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

/** A channel and the shop it is tried on. */
export interface ChannelUnderTest {
  name: string;
  /** `now`: the shop's clock, ms. */
  start(options?: { now?: () => number }): Promise<StandIn>;
  form: ConnectForm;
  create(deps: ClientDeps): ChannelClient;
  /** Names of the shop's locations; the first is the one most cases use. */
  locations: readonly string[];
  /** The right that writing needs: as `lackRight` takes it. */
  writeRight: string;
  /** The id of a location that the shop doesn't have. */
  unknownLocation: string;
  /** What the shop itself takes for the same SKU: it refuses a second product with it. Absent: it refuses none. */
  uniqueSkus?: 'exact' | 'folded';
  /** How long the largest cases may take, ms. Default 30 s: more for a shop that isn't a stand-in. */
  largestMs?: number;
}

/** The lines with what their client reads before it seals them; all are as they were read. */
export async function preparedBy(client: ChannelClient, lines: readonly WriteLine[]): Promise<readonly WriteLine[]> {
  if (!client.prepare) return lines;
  const found = good(await client.prepare(lines));
  return lines.map((line, index) => {
    const one = found[index];
    if (one?.kind !== 'ready') throw new Error(`${line.item} isn’t as it was read`);
    return { ...line, basis: one.basis };
  });
}

/** A client of this shop, made from the connect form's own values as the product makes it. */
export function clientOf(
  under: ChannelUnderTest,
  shop: Pick<StandIn, 'connect' | 'hosts' | 'port'>,
  {
    timeoutMs,
    installation = 'installation-under-test',
    through = (real) => real,
  }: {
    timeoutMs?: number;
    installation?: string;
    /** What its requests go through on their way to the shop. */
    through?: (real: typeof fetch) => typeof fetch;
  } = {},
): ChannelClient {
  const typed = under.form.fields.map(({ name, label }): [string, string] => [name, shop.connect[label] ?? '']);
  const input = under.form.read(Object.fromEntries(typed));
  if (!input.ok) throw new Error(`The connect form refused the stand-in's own values: ${input.sentence}`);
  const now = () => Date.now();
  return under.create({
    url: input.url,
    credentials: input.credentials,
    http: createHttp({ fetch: through(fetchTo([shop], timeoutMs === undefined ? {} : { timeoutMs })), now }),
    now,
    uuid: randomUUID,
    installation,
  });
}

/** Remote ids of the locations of these names. */
export async function placesOf(client: ChannelClient, names: readonly string[]): Promise<string[]> {
  const locations = good(await client.locations());
  return names.map((name) => only(locations.filter((location) => location.name === name)).remoteId);
}
