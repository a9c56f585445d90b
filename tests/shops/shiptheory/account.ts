/** The statuses that Shiptheory has; case counts. */
export type Status =
  | 'Failed'
  | 'Complete'
  | 'Ready'
  | 'Ignored'
  | 'Not Ready'
  | 'Print Error'
  | 'Waiting'
  | 'PROCESSING';

export interface SentProduct {
  sku: string | null;
  name: string;
  qty: number | null;
}

export interface StoredShipment {
  reference: string;
  order: string | null;
  channel: string;
  status: Status;
  /** Milliseconds; told in whole seconds. */
  created: number;
  modified: number;
  products: SentProduct[];
}

export interface CatalogueProduct {
  sku: string;
  name: string;
  barcode: string | null;
}

/** What the account holds, past its API. */
export class Account {
  readonly shipments: StoredShipment[] = [];
  readonly products: CatalogueProduct[] = [];

  constructor(private readonly now: () => number) {}

  add(shipment: Partial<StoredShipment> & Pick<StoredShipment, 'reference'>): StoredShipment {
    const at = this.now();
    const added: StoredShipment = {
      order: `ORDER-${shipment.reference}`,
      channel: 'Manual',
      status: 'Complete',
      created: at,
      modified: at,
      products: [],
      ...shipment,
    };
    this.shipments.push(added);
    return added;
  }

  shipment(reference: string): StoredShipment {
    const found = this.shipments.find((one) => one.reference === reference);
    if (!found) throw new Error(`Shiptheory has no shipment ${reference}`);
    return found;
  }

  /** Somebody changes it in Shiptheory. */
  change(reference: string, changed: Partial<Omit<StoredShipment, 'reference' | 'created'>>): void {
    Object.assign(this.shipment(reference), { modified: this.now() }, changed);
  }
}
