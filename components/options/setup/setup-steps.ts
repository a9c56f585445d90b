import type { ShopMatches } from '../../../lib/model/checklist.ts';
import { OPEN_KINDS } from '../../../lib/model/match-row.ts';
import type { Overview } from '../../../lib/model/views.ts';
import type { Translate, WordKey } from '../../words/translate.ts';
import { href } from '../routes.ts';

export type StepName = 'connect' | 'locations' | 'warehouse' | 'master' | 'matches' | 'review' | 'on';

/** What is known of the items of linked shops: it takes a while, and may fail. */
export type MatchesKnown = { kind: 'known'; shops: readonly ShopMatches[] } | { kind: 'reading' } | { kind: 'failed' };

export interface SetupStep {
  name: StepName;
  /** null: not known yet. */
  done: boolean | null;
  title: string;
  /** What is there, or what the step is for. */
  note: string;
  /** Where it is done, or seen. */
  href: string;
  /** The link's text. */
  link: string;
}

const INTEGRATIONS = href({ page: 'integrations', form: null });
const WAREHOUSES = href({ page: 'warehouses', show: { kind: 'list' } });
const NEW_WAREHOUSE = href({ page: 'warehouses', show: { kind: 'new' } });
const PRODUCTS = href({ page: 'products', sku: null });

/** The steps from nothing to counts in sync, in order, each with what is done of it. */
export function setupSteps(overview: Overview, matches: MatchesKnown, t: Translate): SetupStep[] {
  const { integrations, warehouses, master } = overview;
  const locations = integrations.reduce((sum, integration) => sum + integration.locations.length, 0);
  const links = warehouses.flatMap((warehouse) => warehouse.links);
  const unreviewed = links.filter((link) => link.state === 'review');
  const holder = warehouses.find((warehouse) => warehouse.id === master?.warehouse);
  const connected = integrations.length > 0;
  const housed = links.length > 0;
  const chosen = master !== null;
  const reviewed = housed && chosen && unreviewed.length === 0;

  const step = (name: StepName, done: boolean, note: string, to: string, link: WordKey): SetupStep => ({
    name,
    done,
    title: t(`setup.${name}`),
    note,
    href: to,
    link: t(link),
  });
  const firstReview = unreviewed[0];
  return [
    step(
      'connect',
      connected,
      connected ? integrations.map((integration) => integration.name).join(', ') : t('setup.connectNote'),
      INTEGRATIONS,
      connected ? 'setup.connectMore' : 'setup.connectLink',
    ),
    step(
      'locations',
      locations > 0,
      locations > 0 ? t('setup.locationsFound', { n: locations }) : t('setup.locationsNote'),
      INTEGRATIONS,
      'setup.locationsLink',
    ),
    step(
      'warehouse',
      housed,
      housed ? warehouses.map((warehouse) => warehouse.name).join(', ') : t('setup.warehouseNote'),
      housed ? WAREHOUSES : NEW_WAREHOUSE,
      housed ? 'setup.warehouseEdit' : 'setup.warehouseLink',
    ),
    step(
      'master',
      chosen,
      chosen && holder ? t('setup.masterIs', { warehouse: holder.name }) : t('setup.masterNote'),
      masterHref(overview),
      chosen ? 'setup.masterChange' : 'setup.masterLink',
    ),
    matchesStep(overview, housed && chosen ? matches : null, t),
    step(
      'review',
      reviewed,
      unreviewed.length > 0 ? t('setup.reviewLeft', { n: unreviewed.length }) : t('setup.reviewNote'),
      firstReview && chosen
        ? href({ page: 'warehouses', show: { kind: 'review', location: firstReview.location } })
        : WAREHOUSES,
      'setup.reviewLink',
    ),
    step('on', connected && locations > 0 && reviewed, t('setup.onNote'), PRODUCTS, 'setup.onLink'),
  ];
}

/** `matches` null: there is nothing to compare yet, without a linked location or without a master. */
function matchesStep(overview: Overview, matches: MatchesKnown | null, t: Translate): SetupStep {
  const nameOf = (id: string) => overview.integrations.find((one) => one.id === id)?.name ?? id;
  const first = overview.integrations[0];
  const at = (integration: string | undefined) =>
    integration === undefined ? INTEGRATIONS : href({ page: 'matches', integration });
  const step = (done: boolean | null, note: string, to: string, link: WordKey): SetupStep => ({
    name: 'matches',
    done,
    title: t('setup.matches'),
    note,
    href: to,
    link: t(link),
  });
  if (matches === null) return step(false, t('setup.matchesNote'), at(first?.id), 'setup.matchesView');
  if (matches.kind === 'reading') return step(null, t('setup.matchesReading'), at(first?.id), 'setup.matchesView');
  if (matches.kind === 'failed') return step(null, t('setup.matchesFailed'), at(first?.id), 'setup.matchesView');
  const open = openShops(matches.shops);
  if (open.length > 0) {
    const shops = open.map(({ integration, n }) => t('setup.matchesShop', { n, name: nameOf(integration) })).join(', ');
    const n = open.reduce((sum, shop) => sum + shop.n, 0);
    return step(false, t('setup.matchesLeft', { n, shops }), at(open[0]?.integration), 'setup.matchesLink');
  }
  const unread = matches.shops.find(({ read }) => !read);
  if (unread) {
    const note = t('setup.matchesUnread', { name: nameOf(unread.integration) });
    return step(false, note, WAREHOUSES, 'setup.reviewLink');
  }
  const left = matches.shops.reduce((sum, shop) => sum + openIn(shop), 0);
  const note = left > 0 ? t('setup.matchesReviewed', { n: left }) : t('setup.matchesAll');
  return step(true, note, at(matches.shops[0]?.integration), 'setup.matchesView');
}

/** Shops with items that aren't in sync as they are and that nobody has looked at, with their number. */
export function openShops(shops: readonly ShopMatches[]): { integration: string; n: number }[] {
  return shops
    .filter(({ reviewed }) => !reviewed)
    .map((shop) => ({ integration: shop.integration, n: openIn(shop) }))
    .filter(({ n }) => n > 0);
}

const openIn = ({ open }: ShopMatches): number => OPEN_KINDS.reduce((sum, kind) => sum + open[kind], 0);

/** Is there nothing left to set up? */
export function setupFinished(steps: readonly SetupStep[]): boolean {
  return steps.every((step) => step.done);
}

/** Are counts in sync, whatever is still to be matched? */
export function isRunning(steps: readonly SetupStep[]): boolean {
  return steps.every((step) => step.done || step.name === 'matches');
}

/** The form in which the master is chosen: of the warehouse that has it, of the first one, or a new one. */
function masterHref({ warehouses, master }: Overview): string {
  const id = master?.warehouse ?? warehouses[0]?.id;
  return id === undefined ? NEW_WAREHOUSE : href({ page: 'warehouses', show: { kind: 'edit', id } });
}
