import type { FirstSyncRowView } from '../../../lib/model/first-sync-row.ts';

/** The location that is reviewed, in words. */
export interface ReviewPlace {
  location: string;
  name: string;
  integrationName: string;
  warehouseName: string;
  /** It was paused, and this is what it would do when it goes on. */
  paused?: boolean;
}

export interface Preview {
  gen: number;
  rows: FirstSyncRowView[];
  /** Can this shop be asked to stock a product at the location? */
  canStock?: boolean | undefined;
}

export interface ConfirmedRow {
  sku: string;
  /** On which item of the shop. */
  item?: string | undefined;
  /** What the person saw. */
  old: number | null;
  include: boolean;
}

/** `step`: by which it can be taken back as a whole. */
export interface Confirmed {
  linked: number;
  step: string;
}
