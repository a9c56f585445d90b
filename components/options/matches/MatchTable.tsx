import type { MatchRow } from '../../../lib/model/match-row.ts';
import { Button } from '../../ui/Button.tsx';
import { withMarks } from '../../ui/odd-spaces.ts';
import { Sku } from '../../ui/Sku.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import { LongTable } from '../parts/LongTable.tsx';

/** In px, as in the styles. */
const HEIGHTS = { row: 56, card: 132 };
const COLUMNS = [null, null, null, null];

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
  return (
    <LongTable
      label={t('matches.rows')}
      kind="match-table"
      heights={HEIGHTS}
      columns={COLUMNS}
      rows={rows}
      head={
        <>
          <th scope="col">{t('review.product')}</th>
          <th scope="col">{t('review.sku')}</th>
          <th scope="col">{t('review.what')}</th>
          <th scope="col">{t('matches.next')}</th>
        </>
      }
      row={(row, position) => (
        <Row key={position} row={row} position={position} shop={shop} onMatch={onMatch} onUnmatch={onUnmatch} t={t} />
      )}
    />
  );
}

interface RowProps extends Omit<MatchTableProps, 'rows'> {
  row: MatchRow;
  /** Its number in the whole table. */
  position: number;
}

function Row({ row, position, shop, onMatch, onUnmatch, t }: RowProps) {
  return (
    <tr aria-rowindex={position}>
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
      <td class="clip sku">
        <Sku sku={row.sku} t={t} />
      </td>
      <td>
        <span class={`chip ${row.kind === 'matched' ? 'ok' : ''}`}>
          {t(row.byHand && row.kind === 'matched' ? 'matches.byHand' : `matches.${row.kind}`)}
        </span>
      </td>
      <td>
        <span class="match-next">
          <small class="soft">{t(NEXT[row.kind], { name: shop, sku: withMarks(row.near ?? '') })}</small>
          <Step row={row} onMatch={onMatch} onUnmatch={onUnmatch} t={t} />
        </span>
      </td>
    </tr>
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
      {row.near === undefined ? t('matches.match') : t('matches.matchTo', { sku: withMarks(row.near) })}
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
