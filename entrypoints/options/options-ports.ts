import browser from 'webextension-polyfill';
import type { OptionsPorts } from '../../components/options/ports.ts';
import type { Translate } from '../../components/words/translate.ts';
import { readCsv } from '../../lib/bulk/read-csv.ts';
import { CallError, call } from '../../lib/messages/client.ts';
import { openPage } from '../../lib/platform/tabs.ts';
import { ask } from './ask.ts';
import { createDataPorts } from './data-ports.ts';
import { createPreviews } from './previews.ts';
import { saveFile } from './save-file.ts';

export interface PortsDeps {
  open(hash: string): void;
  /** Reads the overview again: something this page did may have changed it. */
  refresh(): Promise<void>;
  t(): Translate;
}

/**
 * The options page's calls. What can be made twice is asked again when no answer came; the rest tells the person, who
 * sees what became of it.
 */
export function createPorts({ open, refresh, t }: PortsDeps): OptionsPorts {
  /** The screen shows what came of it at once, whether or not a change is told. */
  const then = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await refresh();
    }
  };

  const previews = createPreviews(t);

  return {
    connect(request, origins) {
      // The browser asks only while the click is being handled: nothing may be awaited before this line.
      const asked = browser.permissions.request({ origins: [...origins] });
      return then(
        asked.then((granted) =>
          granted
            ? call('integration.connect', request)
            : { ok: false, error: { field: null, sentence: t()('connect.denied') } },
        ),
      );
    },
    connectShiptheory(request, origins) {
      // The same rule as above.
      const asked = browser.permissions.request({ origins: [...origins] });
      return then(
        asked.then((granted) =>
          granted
            ? call('shiptheory.connect', request)
            : { ok: false, error: { field: null, sentence: t()('shiptheory.denied') } },
        ),
      );
    },
    disconnectShiptheory: () => then(call('shiptheory.disconnect', {})),
    shipments: (request) => ask('shiptheory.shipments', request),
    deducts: (request) => then(ask('shiptheory.deducts', request)),
    looked: (shipment) => then(ask('shiptheory.looked', { shipment })),
    grant(integration) {
      const asked = browser.permissions.request({ origins: [...integration.origins] });
      return then(
        asked.then(async (granted) => {
          if (granted) await call('sync.now', {});
        }),
      );
    },
    disconnect: (integration) => then(call('integration.disconnect', { integration })),
    pause: (integration, paused) => then(ask('sync.pause', { integration, paused })),
    refreshLocations: (integration) => then(ask('integration.locations', { integration })),
    saveWarehouse: (request) => then(call('warehouse.save', request)),
    deleteWarehouse: (request) => then(call('warehouse.delete', request)),
    configure: (request) => then(call('location.configure', request)),
    moveLocation: (request) => then(call('location.move', request)),
    previewMaster: previews.master,
    masterProgress: (location) => ask('master.progress', { location }),
    matches: (integration) => ask('matches.report', { integration }),
    previewMatch: (request) => ask('matches.preview', request),
    match: (request) => then(call('matches.set', request)),
    pauseLocations: (locations) => then(ask('location.pause', { locations })),
    preview: previews.review,
    confirm: (request) => then(call('first-sync.confirm', request)),
    products: (request) => ask('products.list', request),
    tally: (request) => ask('products.tally', request),
    figures: (request) => ask('products.figures', request),
    // Asked again by whoever takes the bulk back.
    undoBulk: (request) => call('stock.undo-bulk', request),
    readCsv,
    download: (name, parts) => saveFile(name, 'text/csv;charset=utf-8', parts),
    activity: (request) => ask('activity.list', request),
    history: {
      page: (request) => ask('activity.page', request),
      kept: () => ask('activity.kept', {}),
      bulk: (request) => ask('activity.bulk', request),
      trace: (request) => ask('activity.trace', request),
      asOf: (request) => ask('activity.as-of', request),
      check: (request) => ask('activity.check', request),
      saveFile,
    },
    lowStock: {
      of: (sku) => ask('low-stock.of', { sku }),
      set: (request) => ask('low-stock.set', request),
      notices: () => ask('low-stock.notices', {}),
      turnOn() {
        // The same rule as for `connect`.
        const asked = browser.permissions.request({ permissions: ['notifications'] });
        return asked.then(async (granted) => {
          if (granted) await ask('low-stock.tell', { on: true });
          return granted;
        });
      },
      async turnOff() {
        await ask('low-stock.tell', { on: false });
        await browser.permissions.remove({ permissions: ['notifications'] });
      },
    },
    steps: {
      preview: (step) => ask('step.preview', { step }),
      undo: (step) => then(call('step.undo', { step })),
      progress: async (location) => (await ask('step.progress', { location })).progress,
    },
    data: createDataPorts({ version: () => browser.runtime.getManifest().version, refresh }),
    // The panel's model asks again by itself, by the edits' ids.
    save: (request) => call('stock.save', request),
    undo: (request) => call('stock.undo', request),
    retry: (request) => then(ask('stock.retry', request)),
    pull: (request) => then(ask('stock.pull', request)),
    choose: (request) => then(ask('stock.choose', request)),
    stock: (request) => then(ask('stock.activate', request)),
    resume: (integration) => then(ask('sync.resume', { integration })),
    saveLimits: (change) => then(ask('settings.limits', change)),
    saveLowStock: (units) => then(ask('settings.low-stock', { units })),
    putChecklist: (change) => then(ask('checklist.put', change)),
    shopMatches: () => ask('checklist.matches', {}),
    leaveMatches: (shops) => then(ask('checklist.reviewed', { shops })),
    syncNow: () => then(ask('sync.now', {})),
    openPage,
    open,
    whyNot: (error) =>
      error instanceof CallError && error.kind === 'refused' ? t().reword(error.message) : t()('app.noAnswer'),
    trouble: (error) => (error instanceof CallError ? error.kind : 'failed'),
  };
}
