import { integrationOf } from '../model/ids.ts';
import type { Integration } from '../model/integration.ts';
import type { Problem, ProblemKind } from '../model/problem.ts';
import type { Shipment } from '../model/shipment.ts';
import type { Link } from '../model/warehouse.ts';
import { setAside } from '../stock/restored.ts';
import type { Delivery } from '../sync/ports.ts';
import { type CarriedRow, SETTINGS_LEFT_OUT } from './carried.ts';

export interface RestoreOptions {
  /** Shops may have been kept in step after the backup was made; false: surely nothing was sent since. */
  kept: boolean;
  at: number;
}

/** The setting that holds the last number given to a linking. */
const GEN = 'gen';
/** Forms that were opened before a restore hold lower revisions, and are told that they are out of date. */
const AHEAD = 1_000_000;

/** Problems that are about what was running then; what still holds is found again. */
const OVER: ReadonlySet<ProblemKind> = new Set([
  'credentials-refused',
  'key-not-restored',
  'right-missing',
  'permission-missing',
  'shop-unreachable',
  'writes-unanswered',
  'shop-malformed',
  'push-rejected',
  'mass-drop',
  'second-installation',
  'restored',
  'shiptheory-refused',
  'shiptheory-ended',
  'shiptheory-permission',
  'shiptheory-unreachable',
  'shiptheory-malformed',
  'orders-full',
  'order-lines-missing',
  'orders-undecided',
]);

/**
 * Turns the rows of a backup into those of a database in which everything stands still: links are paused, what was on
 * its way is over with an outcome that nobody knows, and problems say what a person has to do. Rows come in the order of
 * the backup, settings first.
 */
export function restorer({ kept, at }: RestoreOptions): (row: CarriedRow) => readonly CarriedRow[] {
  let last = 0;
  const gen = (old: number) => old + last;
  return (carried) => {
    switch (carried.store) {
      case 'settings': {
        const { name, value } = carried.row;
        if (Object.hasOwn(SETTINGS_LEFT_OUT, name)) return [];
        if (name !== GEN || typeof value !== 'number') return [carried];
        last = value;
        return [{ store: 'settings', row: { name, value: value * 2 } }];
      }
      case 'integrations':
        return [carried, { store: 'problems', row: keyMissing(carried.row, at) }];
      case 'warehouses':
        return [{ store: 'warehouses', row: { ...carried.row, revision: carried.row.revision + AHEAD } }];
      case 'links':
        return restoredLink(carried.row, gen, at);
      case 'problems':
        return OVER.has(carried.row.kind) ? [] : [carried];
      case 'deliveries':
        return [{ store: 'deliveries', row: over(carried.row) }];
      case 'shipments':
        return [{ store: 'shipments', row: kept ? shown(carried.row) : carried.row }];
      case 'records':
        return [{ store: 'records', row: setAside(carried.row, { kept, gen }) }];
      default:
        return [carried];
    }
  };
}

function keyMissing({ id }: Integration, since: number): Problem {
  const nothing = { location: null, warehouse: null, sku: null, detail: {} };
  return { id: `key-not-restored:${id}`, kind: 'key-not-restored', integration: id, since, ...nothing };
}

/** A location whose first sync was never confirmed still waits for it; one that was being unlinked goes. */
function restoredLink(link: Link, gen: (old: number) => number, since: number): readonly CarriedRow[] {
  const { location, warehouse, state } = link;
  const renumbered: CarriedRow = { store: 'links', row: { ...link, gen: gen(link.gen), changing: false } };
  if (state !== 'linked') return [renumbered];
  const integration = integrationOf(location);
  const problem: Problem = {
    id: `restored:${integration}:${location}`,
    kind: 'restored',
    integration,
    location,
    warehouse,
    sku: null,
    since,
    detail: {},
  };
  return [
    { store: 'links', row: { ...renumbered.row, paused: true } },
    { store: 'problems', row: problem },
  ];
}

/** Never sent again, and never settled: nobody can tell any more what came of it. */
function over(delivery: Delivery): Delivery {
  if (delivery.state === 'done' || delivery.state === 'void') return delivery;
  return {
    ...delivery,
    state: 'done',
    revision: delivery.revision + 1,
    lease: null,
    lines: delivery.lines.map((line) => ({
      ...line,
      settled: true,
      outcome: line.outcome ?? { kind: 'unknown', detail: 'restored from a backup' },
    })),
  };
}

/** It may have been counted after the backup was made, and a count that went out shows in the shops: a person looks. */
function shown(shipment: Shipment): Shipment {
  if (shipment.state === 'deducted' || shipment.state === 'shown') return shipment;
  return { ...shipment, state: 'shown', why: 'old', look: 'old', revision: shipment.revision + 1 };
}
