import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

export const MAX_COST = 1000;

/** Points of each plan: the size of the bucket and what comes back to it in a second. */
export const PLANS = {
  standard: { maximumAvailable: 2_000, restoreRate: 100 },
  plus: { maximumAvailable: 20_000, restoreRate: 1_000 },
} as const;
export type Plan = keyof typeof PLANS | { maximumAvailable: number; restoreRate: number };

/** What a query may cost at most: an object 1, a connection 2 and its nodes by `first` or `last`, a mutation 10. */
export function requestedCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): number {
  if (operation.operation === 'mutation') return 10 * operation.selectionSet.selections.length;
  const argument = (field: FieldNode, name: string): unknown => {
    const node = field.arguments?.find((each) => each.name.value === name);
    return node ? valueFromASTUntyped(node.value, { ...variables }) : undefined;
  };

  const selection = (set: SelectionSetNode, type: GraphQLNamedType): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + field(node, type);
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (!fragment) return sum;
      const on = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      return sum + selection(fragment.selectionSet, on ?? type);
    }, 0);

  const field = (node: FieldNode, parent: GraphQLNamedType): number => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const definition = parent.getFields()[node.name.value];
    if (!definition) return 0;
    const type = getNamedType(definition.type);
    if (isLeafType(type) || !node.selectionSet || type.name === 'PageInfo') return 0;
    const inside = selection(node.selectionSet, type);
    if (type.name.endsWith('Connection')) {
      return 2 + Number(argument(node, 'first') ?? argument(node, 'last') ?? 0) * inside;
    }
    // The edge of a connection is free, its node counts.
    if (type.name.endsWith('Edge')) return inside;
    const ids = argument(node, 'ids');
    return (Array.isArray(ids) ? ids.length : 1) * (1 + inside);
  };

  return selection(operation.selectionSet, schema.getQueryType() as GraphQLNamedType);
}

/** What it did cost: the objects that came back. */
export function actualCost(data: unknown, mutation: boolean): number {
  if (mutation) return 10;
  const objects = (value: unknown, key: string): number => {
    if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + objects(each, 'node'), 0);
    if (typeof value !== 'object' || value === null || key === 'pageInfo') return 0;
    return Object.entries(value).reduce((sum, [name, each]) => sum + objects(each, name), 1);
  };
  return Math.max(0, objects(data, 'data') - 1);
}

/** The leaky bucket of one app at one shop. */
export class Bucket {
  readonly #plan: { maximumAvailable: number; restoreRate: number };
  #available: number;
  #at = Date.now();

  constructor(plan: Plan) {
    this.#plan = typeof plan === 'string' ? PLANS[plan] : plan;
    this.#available = this.#plan.maximumAvailable;
  }

  get available(): number {
    const now = Date.now();
    const restored = ((now - this.#at) / 1000) * this.#plan.restoreRate;
    this.#available = Math.min(this.#plan.maximumAvailable, this.#available + restored);
    this.#at = now;
    return this.#available;
  }

  take(points: number): void {
    this.#available = this.available - points;
  }

  drain(): void {
    this.take(this.available);
  }

  get status() {
    return { ...this.#plan, currentlyAvailable: Math.floor(this.available) };
  }
}
