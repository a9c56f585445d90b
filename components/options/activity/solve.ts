import type { Overview, ProblemView } from '../../../lib/model/views.ts';
import type { OptionsPorts } from '../ports.ts';
import type { Route } from '../routes.ts';

/** Goes to the reviews of these locations, one after the other. */
export function review([location, ...more]: readonly string[], onGo: (route: Route) => void): void {
  if (location === undefined) return;
  onGo({ page: 'warehouses', show: { kind: 'review', location, ...(more.length > 0 && { more }) } });
}

type Solvers = Pick<OptionsPorts, 'grant' | 'retry' | 'stock' | 'resume' | 'syncNow' | 'openPage'>;

/**
 * Does a problem's next step: at once where one press is enough, else by going to where it is done. Called while the
 * click is being handled, since a browser grants a permission only then.
 */
export async function solve(
  { problem, action }: ProblemView,
  overview: Overview,
  ports: Solvers,
  onGo: (route: Route) => void,
): Promise<void> {
  const integration = overview.integrations.find((each) => each.id === problem.integration);
  switch (action) {
    case 'grant':
      if (integration) await ports.grant(integration);
      return;
    case 'reconnect':
      if (integration) onGo({ page: 'integrations', form: { kind: 'reconnect', integration: integration.id } });
      return;
    case 'log-in':
      if (integration?.loginUrl) await ports.openPage(integration.loginUrl);
      return;
    case 'resume':
      if (integration) review((await ports.resume(integration.id)).reviews, onGo);
      return;
    case 'retry': {
      const { warehouse, sku, location } = problem;
      if (warehouse !== null && sku !== null && location !== null) await ports.retry({ warehouse, sku, location });
      else await ports.syncNow();
      return;
    }
    case 'stock': {
      const { sku, location } = problem;
      if (sku !== null && location !== null) await ports.stock({ sku, location });
      return;
    }
    case 'choose':
      onGo({ page: 'products', sku: problem.sku });
      return;
    case 'sync':
      await ports.syncNow();
      return;
    case 'open-integrations':
      onGo({ page: 'integrations', form: null });
      return;
    case 'open-warehouses':
      onGo({ page: 'warehouses', show: { kind: 'list' } });
      return;
    case 'open-shiptheory':
      onGo({ page: 'integrations', form: { kind: 'shiptheory' } });
      return;
    case 'open-shipments':
      onGo({ page: 'shipments' });
      return;
    case 'none':
      return;
  }
}
