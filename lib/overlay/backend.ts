import type { CallTrouble, PanelPorts } from '../../components/panel/ports.ts';
import type { PageProduct } from '../channels/channel.ts';
import type { CallName, Changed, ReplyOf, RequestOf } from '../messages/protocol.ts';
import type { Theme } from '../model/theme.ts';

/** The background, as the overlay reaches it. The entrypoint gives the message client, tests give their own. */
export interface Backend {
  call<N extends CallName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>>;
  /** Best effort: what is told here is pulled. */
  onChanged(listener: (changes: Changed['changes']) => void): () => void;
  /** What a rejected call means. */
  trouble(error: unknown): CallTrouble;
}

/** Light or dark, as a person chose it for all of the extension. */
export interface ChosenTheme {
  /** null: not read yet. */
  current(): Theme | null;
  onChanged(listener: () => void): () => void;
}

export interface Machine {
  uuid(): string;
  now(): number;
  sleep(millis: number): Promise<void>;
}

/** The panel's ports for one product page: an answer can only be about the product that was asked for. */
export function panelPorts(backend: Backend, page: PageProduct, machine: Machine): PanelPorts {
  return {
    load: (fresh) => backend.call('panel.product', { page, fresh }),
    save: async (edits) => (await backend.call('stock.save', { edits: [...edits] })).results,
    undo: async (undos) => (await backend.call('stock.undo', { undos: [...undos] })).results,
    retry: (place) => backend.call('stock.retry', place),
    pull: (place) => backend.call('stock.pull', place),
    choose: (answer) => refusal(backend.call('stock.choose', { ...answer })),
    stock: ({ sku, location }) => refusal(backend.call('stock.activate', { sku, location })),
    open: (hash) => backend.call('app.open', { hash }),
    trouble: backend.trouble,
    uuid: machine.uuid,
    wait: machine.sleep,
  };

  /** Null: it was done; else the sentence that it was refused with. */
  async function refusal(call: Promise<unknown>): Promise<string | null> {
    try {
      await call;
      return null;
    } catch (error) {
      if (backend.trouble(error) === 'refused' && error instanceof Error) return error.message;
      throw error;
    }
  }
}
