import type { MatchRow } from '../../../lib/model/match-row.ts';
import { Button } from '../../ui/Button.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import { ScrollRegion } from '../parts/ScrollRegion.tsx';
import { Spacer } from '../parts/Spacer.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useWindow } from '../parts/use-window.ts';

/** In px, as in the styles. */
const ROW_HEIGHT = 56;
const CARD_HEIGHT = 132;

export interface MatchTableProps {
  rows: readonly MatchRow[];
  /** The shop's name. */
  shop: string;
  onMatch(row: MatchRow): void;
  onUnmatch(row: MatchRow): void;
  t: Translate;
}

/** Every item with what it is matched to and the next step, drawn only where it is in sight. */
export function MatchTable({ rows, shop, onMatch, onUnmatch, t }: MatchTableProps) {
  const height = useNarrow() ? CARD_HEIGHT : ROW_HEIGHT;
  const view = useWindow(rows.length, height);
  return (
    <ScrollRegion label={t('matches.rows')} scroller={view.ref} onScroll={view.onScroll}>
      <table
        class="table match-table"
        // biome-ignore lint/a11y/noRedundantRoles: laid out as cards, a table loses its own roles
        role="table"
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('review.product')}</th>
            <th scope="col">{t('review.sku')}</th>
            <th scope="col">{t('review.what')}</th>
            <th scope="col">{t('matches.next')}</th>
          </tr>
        </thead>
        <Spacer height={view.from * height} columns={4} />
        <tbody>
          {rows.slice(view.from, view.to).map((row, offset) => (
            <tr key={view.from + offset} aria-rowindex={view.from + offset + 2}>
              <td>
                <span class="clip block" title={row.title}>
                  <bdi>{row.title}</bdi>
                </span>
                {row.variant !== null && (
                  <small class="clip block" title={row.variant} dir="auto">
                    {row.variant}
                  </small>
                )}
              </td>
              {/* Spaces within a SKU are what may make the difference, so they are seen. */}
              <td class="mono clip sku" title={row.sku ?? ''}>
                <bdi>{row.sku ?? '–'}</bdi>
              </td>
              <td>
                <span class={`chip ${row.kind === 'matched' ? 'ok' : ''}`}>
                  {t(row.byHand && row.kind === 'matched' ? 'matches.byHand' : `matches.${row.kind}`)}
                </span>
              </td>
              <td>
                <span class="match-next">
                  <small class="soft">{t(NEXT[row.kind], { name: shop, sku: row.near ?? '' })}</small>
                  <Step row={row} onMatch={onMatch} onUnmatch={onUnmatch} t={t} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
        <Spacer height={(rows.length - view.to) * height} columns={4} />
      </table>
    </ScrollRegion>
  );
}

function Step({
  row,
  onMatch,
  onUnmatch,
  t,
}: Pick<MatchTableProps, 'onMatch' | 'onUnmatch' | 't'> & { row: MatchRow }) {
  const { title } = row;
  if (row.item === null) return null;
  if (row.byHand) {
    return (
      <Button size="s" kind="quiet" label={t('matches.unmatchItem', { title })} onClick={() => onUnmatch(row)}>
        {t('matches.unmatch')}
      </Button>
    );
  }
  if (row.kind === 'matched' || row.kind === 'untracked') return null;
  return (
    <Button size="s" label={t('matches.matchItem', { title })} onClick={() => onMatch(row)}>
      {row.near === undefined ? t('matches.match') : t('matches.matchTo', { sku: row.near })}
    </Button>
  );
}

const NEXT: Record<MatchRow['kind'], WordKey> = {
  matched: 'matches.nextMatched',
  'not-in-master': 'matches.nextNotInMaster',
  'not-in-shop': 'matches.nextNotInShop',
  duplicate: 'matches.nextDuplicate',
  differs: 'matches.nextDiffers',
  'no-sku': 'matches.nextNoSku',
  untracked: 'matches.nextUntracked',
};
