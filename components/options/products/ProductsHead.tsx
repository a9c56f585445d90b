import { Button } from '../../ui/Button.tsx';
import type { Translate } from '../../words/translate.ts';
import { PageHead } from '../parts/PageHead.tsx';
import type { Export } from './csv/use-export.ts';

export interface ProductsHeadProps {
  exporting: Export;
  /** There is nothing to export, or nothing to import into. */
  empty: boolean;
  onImport(): void;
  onExport(): void;
  t: Translate;
}

/** The page's title, and the way in and out of a spreadsheet. */
export function ProductsHead({ exporting, empty, onImport, onExport, t }: ProductsHeadProps) {
  const { progress } = exporting;
  return (
    <PageHead
      title={t('nav.products')}
      action={
        <div class="head-actions">
          <span role="status" class="muted">
            {progress && t('csv.exporting', { done: progress.done, n: progress.of })}
          </span>
          {progress ? (
            <Button onClick={exporting.cancel}>{t('form.cancel')}</Button>
          ) : (
            !empty && (
              <>
                <Button kind="quiet" icon="file" onClick={onImport}>
                  {t('csv.import')}
                </Button>
                <Button icon="down" onClick={onExport}>
                  {t('csv.export')}
                </Button>
              </>
            )
          )}
        </div>
      }
    />
  );
}
