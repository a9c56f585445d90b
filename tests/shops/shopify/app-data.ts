import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';

export interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

export interface MetafieldError {
  code: string;
  field: string[];
  elementIndex: number;
  message: string;
}

interface Stored {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: number;
  updatedAt: number;
}

const MOST = 25;
/** The namespace that belongs to the app where none is given. */
const RESERVED = 'app--1234567';

/** What an app keeps in its own installation: metafields that no other app and no merchant can read or write. */
export class AppData {
  readonly #stored = new Map<string, Stored>();
  readonly #owner: string;
  readonly #now: () => number;
  readonly #refused: boolean;

  /** `refused`: the shop lets the app keep nothing. */
  constructor(owner: string, now: () => number, refused: boolean) {
    this.#owner = owner;
    this.#now = now;
    this.#refused = refused;
  }

  /** As the schema's Metafield; null: there is none. */
  metafield({ namespace, key }: { namespace?: string | null; key: string }) {
    const found = this.#stored.get(nameOf(namespace, key));
    if (!found) return null;
    return {
      ...found,
      __typename: 'Metafield',
      createdAt: new Date(found.createdAt).toISOString(),
      updatedAt: new Date(found.updatedAt).toISOString(),
      jsonValue: found.type === 'json' ? JSON.parse(found.value) : found.value,
      compareDigest: digestOf(found),
    };
  }

  /** `metafieldsSet`: all of them or, with any error, none. */
  set(inputs: readonly MetafieldInput[]): MetafieldError[] {
    if (inputs.length > MOST) {
      throw new GraphQLError(
        `The input array size of ${inputs.length} is greater than the maximum allowed of ${MOST}.`,
        { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
      );
    }
    const errors = inputs.flatMap((input, elementIndex) => {
      const fault = this.#fault(input);
      if (!fault) return [];
      const [code, name, message] = fault;
      return [{ code, field: ['metafields', String(elementIndex), name], elementIndex, message }];
    });
    if (errors.length > 0) return errors;
    for (const input of inputs) this.#store(input);
    return [];
  }

  #fault(input: MetafieldInput): [code: string, field: string, message: string] | null {
    const { ownerId, namespace, key, type, value } = input;
    if (ownerId !== this.#owner) return ['INVALID', 'ownerId', 'Owner does not exist.'];
    if (this.#refused)
      return ['APP_NOT_AUTHORIZED', 'ownerId', 'ApiPermission metafields can only be created by apps.'];
    if (namespace != null && !/^[\w-]{3,255}$/.test(namespace))
      return ['INVALID', 'namespace', 'Namespace is invalid.'];
    if (!/^[\w-]{2,64}$/.test(key)) return ['INVALID', 'key', 'Key is invalid.'];
    const known = this.#stored.get(nameOf(namespace, key));
    if (!(type ?? known?.type)) return ['BLANK', 'type', "Type can't be blank."];
    if (type && !['json', 'single_line_text_field'].includes(type)) {
      throw new Error(`The stand-in has no metafields of type ${type}.`);
    }
    if (value === '') return ['BLANK', 'value', "Value can't be blank."];
    if ((type ?? known?.type) === 'json' && !isJson(value)) {
      return ['INVALID_VALUE', 'value', 'Value is invalid JSON.'];
    }
    // Left out: no guard. null: there must be none yet.
    if (!Object.hasOwn(input, 'compareDigest')) return null;
    if ((input.compareDigest ?? null) === (known ? digestOf(known) : null)) return null;
    return ['STALE_OBJECT', 'compareDigest', 'The resource has been updated since it was loaded.'];
  }

  #store({ namespace, key, type, value }: MetafieldInput): void {
    const name = nameOf(namespace, key);
    const known = this.#stored.get(name);
    this.#stored.set(name, {
      id: known?.id ?? `gid://shopify/Metafield/${this.#stored.size + 1}`,
      namespace: namespace ?? RESERVED,
      key,
      type: type ?? known?.type ?? '',
      value,
      createdAt: known?.createdAt ?? this.#now(),
      updatedAt: this.#now(),
    });
  }
}

const nameOf = (namespace: string | null | undefined, key: string): string => `${namespace ?? RESERVED}.${key}`;

const digestOf = ({ value, type }: Stored): string => createHash('sha256').update(`${type}\n${value}`).digest('hex');

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
