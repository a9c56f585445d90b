import type { Translate } from '../../words/translate.ts';
import { Field } from '../parts/Field.tsx';
import { choiceOf, type LowDraft } from './low-draft.ts';

export interface LowChoiceFieldProps {
  label: string;
  /** What the choice to inherit is called. */
  inherit: string;
  help?: string | undefined;
  draft: LowDraft;
  onDraft(draft: LowDraft): void;
  /** Somebody tried to save: what is wrong is said. */
  checked: boolean;
  t: Translate;
}

/** From where a count is low: as the level above says, at a threshold, or never. */
export function LowChoiceField({ label, inherit, help, draft, onDraft, checked, t }: LowChoiceFieldProps) {
  return (
    <div class="low-choice">
      <Field label={label} help={help}>
        {(links) => (
          <select
            {...links}
            class="in m"
            value={draft.kind}
            onChange={({ currentTarget: { value } }) =>
              onDraft({ ...draft, kind: value === 'at' || value === 'none' ? value : 'inherit' })
            }
          >
            <option value="inherit">{inherit}</option>
            <option value="at">{t('low.at')}</option>
            <option value="none">{t('low.none')}</option>
          </select>
        )}
      </Field>
      {draft.kind === 'at' && (
        <Field
          label={t('low.units')}
          error={checked && choiceOf(draft) === null ? t('low.unitsWrong') : null}
          class="low-units"
        >
          {(links) => (
            <input
              {...links}
              class="in m num"
              inputMode="numeric"
              autocomplete="off"
              value={draft.text}
              onInput={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
