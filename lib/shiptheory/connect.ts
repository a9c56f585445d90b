import type { ConnectField } from '../channels/channel.ts';
import { SHIPTHEORY_ORIGIN } from '../model/shipment.ts';

/** What the form's input comes to before any call is made. */
export type ShiptheoryInput =
  | { ok: true; origins: readonly string[]; email: string; password: string; keep: boolean }
  | { ok: false; field: string; sentence: string };

/** Logging in to a Shiptheory account. Its API has no keys: it takes the login of a user of the account. */
export const SHIPTHEORY_FIELDS: readonly ConnectField[] = [
  { name: 'email', label: 'Email', secret: false, help: 'That you log in to Shiptheory with.' },
  {
    name: 'password',
    label: 'Password',
    secret: true,
    help: 'Sent to Shiptheory only. Its login lasts 60 minutes.',
  },
  {
    name: 'keep',
    label: 'Keep my password',
    secret: false,
    check: true,
    optional: true,
    help: 'Encrypted in this browser, to log in again by itself. Without it you are asked once the login has ended.',
  },
];

/** Pure, so that the origin is known synchronously inside the click that asks for the permission. */
export function readShiptheory(input: Readonly<Record<string, string>>): ShiptheoryInput {
  const email = (input.email ?? '').trim();
  const password = input.password ?? '';
  if (email === '')
    return { ok: false, field: 'email', sentence: 'Enter the email that you log in to Shiptheory with.' };
  if (!/^\S+@\S+$/.test(email)) return { ok: false, field: 'email', sentence: 'This isn’t a whole email address.' };
  if (password === '') return { ok: false, field: 'password', sentence: 'Enter the password.' };
  return { ok: true, origins: [SHIPTHEORY_ORIGIN], email, password, keep: input.keep === 'yes' };
}
