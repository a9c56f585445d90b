import type { RowError } from '../../../../lib/bulk/wanted-rows.ts';
import { csvLine } from '../../../../lib/bulk/write-csv.ts';
import { Button } from '../../../ui/Button.tsx';
import { NoteBox } from '../../../ui/NoteBox.tsx';
import { figure } from '../../../words/figure.ts';
import type { Translate } from '../../../words/translate.ts';
import { rowErrorWords } from './row-error-words.ts';

/** So many are listed; all of them are in the file. */
const LISTED = 100;

export interface ImportErrorsProps {
  errors: readonly RowError[];
  /** The rest is to be taken without them. */
  accepted: boolean;
  onAccept(accepted: boolean): void;
  onDownload(name: string, parts: readonly string[]): void;
  t: Translate;
}

/** Every row that can't be taken, with its line. Until a person leaves them out, nothing is taken at all. */
export function ImportErrors({ errors, accepted, onAccept, onDownload, t }: ImportErrorsProps) {
  const rows = new Set(errors.map(({ line }) => line)).size;
  const download = () => {
    const head = [t('csv.line'), t('review.sku'), t('csv.column'), t('csv.problem')];
    const lines = errors.map((error) => csvLine([error.line, error.sku, error.column, rowErrorWords(error, t)]));
    onDownload('import-errors.csv', [`\uFEFF${csvLine(head)}`, ...lines]);
  };
  return (
    <div class="dlg-note">
      <NoteBox
        icon="fail"
        tone="bad"
        role="alert"
        title={t('csv.errors', { n: rows })}
        actions={
          <>
            <label class="row">
              <input type="checkbox" checked={accepted} onChange={(event) => onAccept(event.currentTarget.checked)} />
              {t('csv.leaveOut', { n: rows })}
            </label>
            <span class="grow" />
            <Button size="s" icon="file" onClick={download}>
              {t('csv.downloadErrors')}
            </Button>
          </>
        }
      >
        {t('csv.errorsMore')}
      </NoteBox>
      <section
        class="import-errors"
        aria-label={t('csv.errorList')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys
        tabIndex={0}
      >
        <ol>
          {errors.slice(0, LISTED).map((error) => (
            <li key={`${error.line} ${error.column} ${error.why}`}>
              <b class="num">{t('csv.atLine', { line: figure(t, error.line) })}</b>{' '}
              <span>{rowErrorWords(error, t)}</span>
            </li>
          ))}
        </ol>
        {errors.length > LISTED && <p class="hint">{t('outcome.more', { n: errors.length - LISTED })}</p>}
      </section>
    </div>
  );
}
