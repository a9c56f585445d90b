import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../lib/channels/channel.ts';
import { CLIENTS } from '../../lib/channels/clients.ts';
import { CHANNEL_NAMES, CHANNELS, type Channel } from '../../lib/model/channel.ts';
import { tableOf } from './rules/table.ts';
import { ROOT } from './source.ts';

const HEADING = 'What each channel offers';
const COLUMNS = [
  'channel',
  'promise',
  'how a count is written',
  'what settles a lost reply',
  'how changes are seen',
] as const;

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const table = tableOf(readme, HEADING);

/** What a channel's client declares. Nothing is called to know it. */
function declared(channel: Channel): Capabilities {
  return CLIENTS[channel]({
    url: 'https://shop.example.test',
    credentials: {},
    http: () => Promise.reject(new Error('No call is made for this.')),
    now: () => 0,
    uuid: () => '',
    installation: '',
  }).capabilities;
}

/** Each cell begins with the word of the capability; the rest is for people. */
function faults(row: readonly string[], { write, witness, maxLines, promise }: Capabilities): string[] {
  const [, promised = '', written = '', settled = '', seen = ''] = row;
  return [
    ...(promised === `**${promise.level}**: ${promise.why}` ? [] : ['promise']),
    ...(written.startsWith(`**${write}**`) && written.includes(`up to ${maxLines} in one request`) ? [] : ['write']),
    ...(settled.startsWith(`**${witness}**`) ? [] : ['witness']),
    ...(seen === '' ? ['changes'] : []),
  ];
}

describe('what the README says of each channel', () => {
  it('has a row for every channel, and no other', () => {
    expect(table[0]).toEqual(COLUMNS);
    const names = table.slice(1).map(([name = '']) => name.replace(/ \(.*\)$/, ''));
    expect(names).toEqual(CHANNELS.map((channel) => CHANNEL_NAMES[channel]));
  });

  it.each(CHANNELS)('is what the client of %s declares', (channel) => {
    const row = table.find(([name]) => name?.startsWith(CHANNEL_NAMES[channel])) ?? [];
    expect(faults(row, declared(channel))).toEqual([]);
  });
});

it('a row that says something else is seen', () => {
  const text = `## ${HEADING}\n\n| a | b |\n| - | - |\n| x | y |\n\nAfter.\n`;
  expect(tableOf(text, HEADING)).toEqual([
    ['a', 'b'],
    ['x', 'y'],
  ]);
  const capabilities = declared('woocommerce');
  const { promise } = capabilities;
  const row = [
    'W',
    `**guarded**: ${promise.why}`,
    '**relative**, up to 100 in one request',
    '**marker**: read',
    'feed',
  ];
  expect(faults(row, capabilities)).toEqual([]);
  expect(faults(row, { ...capabilities, witness: 'none' })).toEqual(['witness']);
  expect(faults(row, { ...capabilities, maxLines: 5 })).toEqual(['write']);
  expect(faults(row, { ...capabilities, promise: { ...promise, level: 'exact' } })).toEqual(['promise']);
  expect(faults(row.slice(0, 4), capabilities)).toEqual(['changes']);
});
