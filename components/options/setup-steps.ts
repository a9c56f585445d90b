import type { Overview } from '../../lib/model/views.ts';
import type { Translate, WordKey } from '../words/translate.ts';
import { href } from './routes.ts';

export type StepName = 'connect' | 'locations' | 'warehouse' | 'master' | 'review' | 'on';

export interface SetupStep {
  name: StepName;
  done: boolean;
  title: string;
  /** What is there, or what the step is for. */
  note: string;
  /** Where it is done, or null: it comes by itself. */
  href: string | null;
  /** The link's text. */
  link: string;
}

const INTEGRATIONS = href({ page: 'integrations', form: null });
const WAREHOUSES = href({ page: 'warehouses', show: { kind: 'list' } });
const NEW_WAREHOUSE = href({ page: 'warehouses', show: { kind: 'new' } });

/** The steps from nothing to counts in sync, in order, each with what is done of it. */
export function setupSteps(overview: Overview, t: Translate): SetupStep[] {
  const { integrations, warehouses, master } = overview;
  const locations = integrations.reduce((sum, integration) => sum + integration.locations.length, 0);
  const links = warehouses.flatMap((warehouse) => warehouse.links);
  const unreviewed = links.filter((link) => link.state === 'review');
  const holder = warehouses.find((warehouse) => warehouse.id === master?.warehouse);
  const connected = integrations.length > 0;
  const housed = links.length > 0;
  const chosen = master !== null;
  const reviewed = housed && chosen && unreviewed.length === 0;

  const step = (name: StepName, done: boolean, note: string, to: string | null, link: WordKey): SetupStep => ({
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
    step(
      'review',
      reviewed,
      unreviewed.length > 0 ? t('setup.reviewLeft', { n: unreviewed.length }) : t('setup.reviewNote'),
      firstReview ? href({ page: 'warehouses', show: { kind: 'review', location: firstReview.location } }) : WAREHOUSES,
      'setup.reviewLink',
    ),
    step('on', connected && locations > 0 && reviewed, t('setup.onNote'), null, 'setup.onLink'),
  ];
}

/** Is there anything left to set up? */
export function setupFinished(steps: readonly SetupStep[]): boolean {
  return steps.every((step) => step.done);
}

/** The form in which the master is chosen: of the warehouse that has it, of the first one, or a new one. */
function masterHref({ warehouses, master }: Overview): string {
  const id = master?.warehouse ?? warehouses[0]?.id;
  return id === undefined ? NEW_WAREHOUSE : href({ page: 'warehouses', show: { kind: 'edit', id } });
}
