import { createPanelModel, type PanelModel } from '../../components/panel/model.ts';
import type { AdminPage, PageProduct } from '../channels/channel.ts';
import { type Backend, type Machine, panelPorts } from './backend.ts';
import type { KeptDrafts } from './kept-drafts.ts';

/** One product page that was visited since the page was loaded. */
export interface Session {
  key: string;
  page: AdminPage;
  product: PageProduct;
  model: PanelModel;
}

/** Which product this address shows, and by whose rules; null: none. */
export function findProduct(pages: readonly AdminPage[], url: URL, document: Document) {
  for (const page of pages) {
    const product = page.product(url, document);
    if (product) return { page, product, key: JSON.stringify(product) };
  }
  return null;
}

/**
 * The models of the products visited. Somebody who goes to another product and comes back finds what they typed; a
 * product without anything typed is forgotten when it is left, and read anew.
 */
export function createSessions(backend: Backend, machine: Machine, kept: KeptDrafts) {
  const sessions = new Map<string, Session>();
  return {
    open(found: { page: AdminPage; product: PageProduct; key: string }): Session {
      const known = sessions.get(found.key);
      if (known) return known;
      const model = createPanelModel(panelPorts(backend, found.product, machine));
      model.restore(kept.read(found.key));
      const session = { ...found, model };
      sessions.set(found.key, session);
      return session;
    },
    leave(session: Session): void {
      if (session.model.state().drafts.size > 0) return;
      session.model.stop();
      sessions.delete(session.key);
    },
    stop(): void {
      for (const { model } of sessions.values()) model.stop();
      sessions.clear();
    },
  };
}
