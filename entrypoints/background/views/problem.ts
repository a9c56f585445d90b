import type { Problem } from '../../../lib/model/problem.ts';
import { SHIPTHEORY } from '../../../lib/model/shipment.ts';
import type { ProblemView } from '../../../lib/model/views.ts';
import type { Snapshot } from '../snapshot.ts';
import { problemWords } from './problem-text.ts';

export function problemView(snapshot: Snapshot, problem: Problem): ProblemView {
  const shop = problem.integration ? snapshot.integrations.get(problem.integration) : undefined;
  const words = problemWords(snapshot.t, problem, {
    shop: shopOf(snapshot, problem.integration),
    login: shop?.login ?? false,
    location: problem.location ? (snapshot.locations.get(problem.location)?.name ?? null) : null,
    warehouse: snapshot.warehouses.find(({ id }) => id === problem.warehouse)?.name ?? null,
  });
  return { problem, ...words };
}

function shopOf(snapshot: Snapshot, integration: string | null): string | null {
  if (integration === null) return null;
  return integration === SHIPTHEORY ? 'Shiptheory' : (snapshot.integrations.get(integration)?.name ?? null);
}
