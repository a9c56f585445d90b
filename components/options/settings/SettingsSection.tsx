import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SettingsSectionProps {
  title: string;
  /** One sentence on what all of it is for. */
  lead?: string;
  children: ComponentChildren;
}

/** One card of the settings page, with its title. */
export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section class="card settings" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {lead !== undefined && <p class="hint">{lead}</p>}
      </header>
      {children}
    </section>
  );
}
