import type { PanelRow } from '../../lib/model/views.ts';
import type { IconName } from '../ui/icons.ts';
import type { Translate } from '../words/translate.ts';
import type { ProductView } from './cells.ts';

export interface RowNote {
  icon: IconName;
  tone?: 'wait';
  /** A few words, for a row of the grid. */
  short: string;
  title: string;
  /** What to do. */
  text: string;
  /** `refresh`: done on the shop's side; `warehouses`: done in Manage warehouses. */
  step: 'refresh' | 'warehouses';
}

/** Why a row isn't synced and what to do about it, or null: it is. */
export function rowNote(row: PanelRow, view: ProductView, t: Translate): RowNote | null {
  const words = {
    sku: row.sku ?? '',
    integration: view.integrationName,
    master: view.masterName ?? '',
    holder: row.stockOf?.sku ?? '',
  };
  switch (row.state) {
    case 'synced':
      return null;
    case 'no-sku':
      return note('warn', 'row.no-sku', 'refresh', 'wait');
    case 'untracked':
      if (row.stockOf) {
        const shared = note('link', 'row.shared', 'refresh');
        return row.stockOf.sku === null ? { ...shared, text: t('row.shared-no-sku.text') } : shared;
      }
      return note('eye', 'row.untracked', 'refresh');
    case 'duplicate':
      return note('warn', 'row.duplicate', 'refresh', 'wait');
    case 'not-linked':
      return note('link', 'row.not-linked', 'warehouses');
    case 'not-in-master': {
      const found = note('flag', 'row.not-in-master', 'refresh');
      return view.masterName === null ? { ...found, text: t('row.no-master.text'), step: 'warehouses' } : found;
    }
  }

  type Key = 'row.no-sku' | 'row.untracked' | 'row.shared' | 'row.duplicate' | 'row.not-linked' | 'row.not-in-master';
  function note(icon: IconName, key: Key, step: RowNote['step'], tone?: 'wait'): RowNote {
    return {
      icon,
      short: t(key),
      title: t(`${key}.title`, words),
      text: t(`${key}.text`, words),
      step,
      ...(tone && { tone }),
    };
  }
}
