import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Translate } from '../../words/translate.ts';

/** Stands in for a page until its first figures are there; styles keep it unseen for the first 150 ms. */
export function LoadingPage({ t }: { t: Translate }) {
  return (
    <div class="loading" role="status" aria-label={t('app.reading')}>
      <Skeleton width="220px" height={20} margin={4} />
      <div class="card pad">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} width="100%" height={16} margin={16} />
        ))}
      </div>
    </div>
  );
}
