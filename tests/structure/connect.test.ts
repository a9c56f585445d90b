import { describe, expect, it } from 'vitest';
import { CONNECTS } from '../../lib/channels/connects.ts';
import { CHANNEL_NAMES, CHANNELS } from '../../lib/model/channel.ts';
import { readShiptheory, SHIPTHEORY_FIELDS } from '../../lib/shiptheory/connect.ts';
import { CONNECT_LABELS, NAMES, SHIPTHEORY_LABELS } from '../e2e/names.ts';
import { strings } from './rules/strings.ts';
import { source, sources } from './source.ts';

const words = strings(sources('components/words'));

describe('names on screen', () => {
  it.each(Object.entries(NAMES))('the words hold every name of %s', (_, names) => {
    expect(Object.values(names).filter((name) => !words.has(name))).toEqual([]);
  });

  it.each(CHANNELS)(
    'the form of %s has its labels, each field a sentence of help, and says which rights it needs',
    (channel) => {
      const form = CONNECTS[channel];
      const labels = form.fields.map((field) => field.label);
      expect(form.channel).toBe(channel);
      expect(labels.length).toBeGreaterThan(1);
      expect(labels.filter((label) => !(CONNECT_LABELS[channel] as readonly string[]).includes(label))).toEqual([]);
      expect(new Set(labels).size).toBe(labels.length);
      for (const field of form.fields) expect(field.help).not.toBe('');
      expect(form.rights.length).toBeGreaterThan(0);
      expect(CHANNEL_NAMES[channel]).toBeTruthy();
    },
  );

  it('the form of the Shiptheory account has its labels and hides the password', () => {
    expect(SHIPTHEORY_FIELDS.map(({ label }) => label)).toEqual([...SHIPTHEORY_LABELS]);
    expect(SHIPTHEORY_FIELDS.filter(({ secret }) => secret).map(({ label }) => label)).toEqual(['Password']);
    for (const { help } of SHIPTHEORY_FIELDS) expect(help).not.toBe('');
    expect(readShiptheory({ email: 'a@b.c', password: ' p ', keep: 'yes' })).toMatchObject({
      ok: true,
      password: ' p ',
      keep: true,
    });
  });

  it('every key, secret, token and password is a secret field', () => {
    for (const channel of CHANNELS) {
      for (const field of CONNECTS[channel].fields) {
        expect([field.label, field.secret]).toEqual([
          field.label,
          // A box to tick holds none, whatever it is about.
          !field.check && /key|secret|token|password/i.test(field.label) && field.label !== 'Client ID',
        ]);
      }
    }
  });
});

it('the search for names can fail', () => {
  const found = strings([source('components/words/en.ts', "export const EN = { 'panel.save': 'Save' };")]);
  expect(found.has('Save')).toBe(true);
  expect(found.has('Discard')).toBe(false);
});
