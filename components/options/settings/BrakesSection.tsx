import { DROP_LEAST, LIMIT_BOUNDS, type Limits } from '../../../lib/model/limits.ts';
import { FiguresSection, type FiguresSectionProps } from './FiguresSection.tsx';

const NAMES = ['dropCount', 'dropShare', 'loopTurns'] as const;
type Name = (typeof NAMES)[number];

export interface BrakesSectionProps extends Omit<FiguresSectionProps<Name>, 'title' | 'lead' | 'figures'> {
  limits: Limits;
}

/** From where on something is stopped that sales don't explain. */
export function BrakesSection({ limits, ...rest }: BrakesSectionProps) {
  const { t } = rest;
  return (
    <FiguresSection
      {...rest}
      title={t('settings.brakes')}
      lead={t('settings.brakesLead')}
      figures={NAMES.map((name) => ({
        name,
        label: t(`settings.${name}`),
        help: t(`settings.${name}Help`, { least: DROP_LEAST }),
        unit: t(`settings.${name}Unit`),
        value: limits[name],
        ...LIMIT_BOUNDS[name],
      }))}
    />
  );
}
