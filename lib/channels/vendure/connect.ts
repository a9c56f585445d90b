import type { ConnectForm, ConnectInput } from '../channel.ts';
import { readAdminUrl } from './admin-url.ts';
import { RIGHTS } from './rights.ts';

const refuse = (field: string, sentence: string): ConnectInput => ({ ok: false, field, sentence });

/** What a ticked box gives. */
const TICKED = 'yes';

/** Connecting with an API key, or by logging in where a shop has no API keys. */
export const vendureConnect: ConnectForm = {
  channel: 'vendure',
  rights: RIGHTS,
  fields: [
    {
      name: 'url',
      label: 'Admin URL',
      secret: false,
      help: 'As in your browser, such as https://shop.example.com/admin or https://shop.example.com/dashboard.',
    },
    {
      name: 'apiKey',
      label: 'API key',
      secret: true,
      help: 'Made in the dashboard under System › API Keys, and shown once. The shop’s token methods must include “api-key”.',
      when: { field: 'login', is: false },
    },
    {
      name: 'username',
      label: 'Username',
      secret: false,
      help: 'Best an administrator made for this, with only the rights above.',
      when: { field: 'login', is: true },
    },
    {
      name: 'login',
      label: 'Log in with username and password',
      secret: false,
      help: 'For shops without API keys (Vendure before 3.6). The shop then gets a new session whenever the extension wakes up.',
      optional: true,
      check: true,
    },
    {
      name: 'password',
      label: 'Password',
      secret: true,
      help: 'Kept as keys are, since the extension logs in again by itself.',
      when: { field: 'login', is: true },
    },
    {
      name: 'apiUrl',
      label: 'API URL',
      secret: false,
      help: 'Only if the admin API isn’t beside the admin. It mostly ends in /admin-api.',
      optional: true,
    },
  ],

  read(input) {
    const address = readAdminUrl(input.url ?? '', input.apiUrl ?? '');
    if (!address.ok) return refuse(address.field, address.sentence);
    const { url, api, origins, adminMatches } = address;
    const who = input.login === TICKED ? readLogin(input) : readKey(input);
    return who.ok ? { ok: true, url, origins, adminMatches, credentials: { api, ...who.credentials } } : who;
  },

  shopAt(url) {
    const path = /^(.*\/(?:admin\/catalog|dashboard))\/(?:products|product-variants)\/[^/]+/.exec(url.pathname);
    return path ? url.origin + (path[1] ?? '').replace(/\/catalog$/, '') : null;
  },
};

type Who = { ok: true; credentials: Readonly<Record<string, string>> } | (ConnectInput & { ok: false });

function readKey(input: Readonly<Record<string, string>>): Who {
  const apiKey = (input.apiKey ?? '').trim();
  const no = (sentence: string) => ({ ok: false as const, field: 'apiKey', sentence });
  if (apiKey === '') return no('Enter the API key.');
  if (/^https?:\/\//i.test(apiKey)) return no('This is an address: the API key is a long row of letters and digits.');
  // It goes into a header, which can't hold anything else.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) return no('This isn’t an API key: it has no spaces and no letters with accents.');
  return { ok: true, credentials: { apiKey } };
}

function readLogin(input: Readonly<Record<string, string>>): Who {
  const username = (input.username ?? '').trim();
  const password = input.password ?? '';
  if (username === '') return { ok: false, field: 'username', sentence: 'Enter the username.' };
  if (password === '') return { ok: false, field: 'password', sentence: 'Enter the password.' };
  return { ok: true, credentials: { username, password } };
}
