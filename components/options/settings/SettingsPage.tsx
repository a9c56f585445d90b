import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Theme } from '../../../lib/model/theme.ts';
import type { Overview } from '../../../lib/model/views.ts';
import type { Translate } from '../../words/translate.ts';
import { PageHead } from '../parts/PageHead.tsx';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { BrakesSection } from './BrakesSection.tsx';
import { ChecklistSection, type ChecklistSectionProps } from './ChecklistSection.tsx';
import { DeleteAllSection } from './DeleteAllSection.tsx';
import { type LanguageChoice, LanguageSection } from './LanguageSection.tsx';
import { LowStockSection } from './LowStockSection.tsx';
import { SyncSection } from './SyncSection.tsx';

export interface SettingsPageProps {
  overview: Overview;
  theme: Theme;
  onTheme(theme: Theme): void;
  language: LanguageChoice;
  checklist: Pick<ChecklistSectionProps, 'done' | 'of' | 'onHidden'>;
  /** All data was deleted. */
  onDeleted(): void;
  ports: Pick<OptionsPorts, 'saveLimits' | 'saveLowStock' | 'data' | 'whyNot'>;
  /** Told whether leaving would lose what was typed in any of the sections. */
  onDirty(dirty: boolean): void;
  /** More about low stock, below from where it is. */
  children?: ComponentChildren;
  t: Translate;
}

/** What a person can set: a section each. */
export function SettingsPage(props: SettingsPageProps) {
  const { overview, theme, onTheme, language, checklist, onDeleted, ports, onDirty, children, t } = props;
  const { settings, version } = overview;
  const dirty = useRef(new Set<string>());
  const form = (section: string) => ({
    onDirty(now: boolean) {
      if (now) dirty.current.add(section);
      else dirty.current.delete(section);
      onDirty(dirty.current.size > 0);
    },
    whyNot: ports.whyNot,
    t,
  });
  return (
    <>
      <PageHead title={t('nav.settings')}>{t('settings.lead')}</PageHead>
      <AppearanceSection theme={theme} onTheme={onTheme} t={t} />
      <LanguageSection language={language} t={t} />
      <SyncSection pollMs={settings.limits.pollMs} onSave={ports.saveLimits} {...form('sync')} />
      <BrakesSection limits={settings.limits} onSave={ports.saveLimits} {...form('brakes')} />
      <LowStockSection
        lowStock={settings.lowStock}
        onSave={({ lowStock = null }) => ports.saveLowStock(lowStock)}
        {...form('low')}
      />
      {children}
      <ChecklistSection hidden={settings.checklist.hidden} {...checklist} t={t} />
      <BackupSection
        overview={overview}
        ports={ports.data}
        integrationsHref={href({ page: 'integrations', form: null })}
        t={t}
      />
      <DeleteAllSection overview={overview} ports={ports.data} onDeleted={onDeleted} t={t} />
      <AboutSection version={version} t={t} />
    </>
  );
}
