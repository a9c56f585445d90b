import { LOW_STOCK_MOST } from '../../../lib/stock/low-stock.ts';
import { FiguresSection, type FiguresSectionProps } from './FiguresSection.tsx';

export interface LowStockSectionProps extends Omit<FiguresSectionProps<'lowStock'>, 'title' | 'figures'> {
  /** Units. */
  lowStock: number;
}

/** From where a count is low, where nothing else is said. */
export function LowStockSection({ lowStock, ...rest }: LowStockSectionProps) {
  const { t } = rest;
  return (
    <FiguresSection
      {...rest}
      title={t('settings.stock')}
      figures={[
        {
          name: 'lowStock',
          label: t('settings.lowStock'),
          help: t('settings.lowStockHelp'),
          unit: t('settings.lowStockUnit'),
          value: lowStock,
          least: 0,
          most: LOW_STOCK_MOST,
        },
      ]}
    />
  );
}
