import type { ConnectField } from '../../../lib/channels/channel.ts';

/** The form of the Shiptheory account: its fields, and what an input comes to before any call is made. */
export interface ShiptheorySpec {
  fields: readonly ConnectField[];
  read(
    input: Readonly<Record<string, string>>,
  ): { ok: true; origins: readonly string[] } | { ok: false; field: string; sentence: string };
}
