import { LIMIT_BOUNDS } from '../../../lib/model/limits.ts';
import type { Translate } from '../../words/translate.ts';
import { FiguresSection, type FiguresSectionProps } from './FiguresSection.tsx';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const CHOICES = [30 * SECOND, ...[1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE)] as const;

export interface SyncSectionProps extends Omit<FiguresSectionProps<'pollMs'>, 'title' | 'figures'> {
  /** Between two looks at a shop, in ms. */
  pollMs: number;
}

/** How often shops are asked what changed there. */
export function SyncSection({ pollMs, ...rest }: SyncSectionProps) {
  const { t } = rest;
  // One that was set elsewhere is shown as it is.
  const choices = [...new Set([...CHOICES, pollMs])].sort((a, b) => a - b);
  return (
    <FiguresSection
      {...rest}
      title={t('settings.sync')}
      figures={[
        {
          name: 'pollMs',
          label: t('settings.pollMs'),
          help: t('settings.pollMsHelp'),
          value: pollMs,
          ...LIMIT_BOUNDS.pollMs,
          options: choices.map((value) => ({ value, text: inWords(value, t) })),
        },
      ]}
    />
  );
}

function inWords(millis: number, t: Translate): string {
  return millis % MINUTE === 0
    ? t('settings.everyMinutes', { n: millis / MINUTE })
    : t('settings.everySeconds', { n: Math.round(millis / SECOND) });
}
