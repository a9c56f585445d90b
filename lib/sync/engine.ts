import type { IntegrationId } from '../model/ids.ts';
import { keepSeen } from './catalogue.ts';
import { confirmFirstSync } from './confirm-first-sync.ts';
import type { Context } from './context.ts';
import { Cursors } from './cursors.ts';
import { choose, edit, pullCounts, retry } from './edits.ts';
import { chooseMaster, previewFirstSync } from './first-sync.ts';
import { holdForReview, takeOver } from './hold-for-review.ts';
import { type Errand, Lanes } from './lanes.ts';
import { configureLocation } from './link-settings.ts';
import { pauseLocation, refresh, resumeIntegration, unlink } from './links.ts';
import { previewMaster } from './master-preview.ts';
import { OpenRecords } from './open-records.ts';
import { masterChosen } from './orders.ts';
import { AFTER_ERROR_MS, pass } from './pass.ts';
import type { Engine, EngineDeps } from './ports.ts';
import { round } from './round.ts';
import { ALL_RULES, type Rules } from './rules.ts';
import { undo, undoBulk } from './undo.ts';
import { previewUndo, undoStep } from './undo-step.ts';

/** The sync engine over its ports. It keeps nothing that matters: a new one goes on where a dead one stopped. */
export function createEngine(deps: EngineDeps, rules: Partial<Rules> = {}): Engine {
  const lanes = new Lanes((integration, errand) => guarded(integration, errand));
  const ctx: Context = {
    deps,
    rules: { ...ALL_RULES, ...rules },
    lanes,
    open: new OpenRecords(deps.stock),
    cursors: new Cursors(deps.directory),
    unreachable: new Set(),
    asked: new Map(),
    leases: new Map(),
    recovered: new Set(),
    unanswered: new Map(),
    read: new Map(),
  };

  const guarded = async (integration: IntegrationId, errand: Errand): Promise<void> => {
    try {
      const work = () => round(ctx, integration, errand);
      // One lane at a time over all contexts of this browser: the lock is a mutex, leases and keys keep it safe without.
      await (ctx.rules.singleFlight ? deps.locks.run(`lane:${integration}`, work) : work());
    } catch (error) {
      // It may have died between a record and what a person is told of it, as a worker does.
      ctx.recovered.delete(integration);
      deps.log('lane failed', { integration, error: error instanceof Error ? error.message : String(error) });
      deps.wakeAt(deps.clock.now() + AFTER_ERROR_MS);
    }
  };

  return {
    run: ({ now = false, integrations } = {}) => pass(ctx, now, integrations),
    edit: (edits) => edit(ctx, edits),
    undo: (wanted) => undo(ctx, wanted),
    undoBulk: (bulk, after, limit) => undoBulk(ctx, bulk, after, limit),
    retry: (warehouse, sku, location) => retry(ctx, warehouse, sku, location),
    pullCounts: (warehouse, location, skus) => pullCounts(ctx, warehouse, location, skus),
    refresh: (skus, integrations) => refresh(ctx, skus, integrations),
    async chooseMaster(master) {
      const at = deps.clock.now();
      const before = await deps.directory.master();
      const chosen = await chooseMaster(ctx, master);
      if (chosen.ok && !before) await masterChosen(ctx, at);
      return chosen;
    },
    previewMaster: (location, onPage) => previewMaster(ctx, location, onPage),
    previewFirstSync: (location, onPage) => previewFirstSync(ctx, location, onPage),
    keepSeen: (integration, seen, asked) => keepSeen(ctx, integration, seen, asked),
    itemsRead: (integration) => ctx.read.get(integration) ?? null,
    confirmFirstSync: (location, gen, rows) => confirmFirstSync(ctx, location, gen, rows),
    previewUndo: (step) => previewUndo(ctx, step),
    undoStep: (step) => undoStep(ctx, step),
    unlink: (location, gone) => unlink(ctx, location, gone),
    pause: (location, paused) => pauseLocation(ctx, location, paused),
    holdForReview: (integrations) => holdForReview(ctx, integrations),
    takeOver: (integration) => takeOver(ctx, integration),
    configure: (location, gen, seen, to) => configureLocation(ctx, location, gen, seen, to),
    choose: (warehouse, sku, location, answer) => choose(ctx, warehouse, sku, location, answer),
    resume: (integration) => resumeIntegration(ctx, integration),
  };
}
