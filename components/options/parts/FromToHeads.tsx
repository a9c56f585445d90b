import type { Translate } from '../../words/translate.ts';

/** Heads of three columns: the old figure, an arrow that is only seen, the new one. */
export function FromToHeads({ t }: { t: Translate }) {
  return (
    <>
      <th scope="col" class="num">
        {t('review.old')}
      </th>
      <td class="head">
        <span class="sr">{t('review.becomes')}</span>
      </td>
      <th scope="col" class="num">
        {t('review.new')}
      </th>
    </>
  );
}
