import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';
import { SettingsSection } from './SettingsSection.tsx';

export interface ChecklistSectionProps {
  /** It was put away. */
  hidden: boolean;
  done: number;
  of: number;
  onHidden(hidden: boolean): void;
  t: Translate;
}

/** Where the checklist of the set-up is put away and brought back. */
export function ChecklistSection({ hidden, done, of, onHidden, t }: ChecklistSectionProps) {
  return (
    <SettingsSection title={t('settings.checklist')}>
      <div class="setting">
        <div class="setting-words">
          <span>{hidden ? t('settings.checklistAway') : t('settings.checklistDone', { done, n: of })}</span>
          <small class="hint">{t('settings.checklistHelp')}</small>
        </div>
        <div class="setting-field">
          {!hidden && (
            <a class="btn s" href={href({ page: 'setup' })}>
              {t('settings.checklistOpen')}
            </a>
          )}
          <Button size="s" {...(!hidden && { kind: 'quiet' as const })} onClick={() => onHidden(!hidden)}>
            {t(hidden ? 'settings.checklistShow' : 'settings.checklistHide')}
          </Button>
        </div>
      </div>
    </SettingsSection>
  );
}
