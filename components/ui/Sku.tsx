import type { Translate } from '../words/translate.ts';
import { oddSpaces } from './odd-spaces.ts';

export interface SkuProps {
  /** null: it has none. */
  sku: string | null;
  class?: string;
  t: Translate;
}

/** A SKU to be compared by eye: what is easily overlooked in it is marked, and copied as it is. */
export function Sku({ sku, class: more, t }: SkuProps) {
  const parts = oddSpaces(sku ?? '–');
  const odd = parts.flatMap((part) => (part.odd ? [...part.text] : []));
  return (
    <bdi class={more ? `mono ${more}` : 'mono'} title={sku ?? undefined}>
      {parts.map(({ text, odd }) =>
        odd
          ? [...text].map((one, index) => (
              <span key={index} class="odd-space">
                {one}
              </span>
            ))
          : text,
      )}
      {odd.length > 0 && <span class="sr"> ({t('sku.oddSpaces', { n: odd.length })})</span>}
    </bdi>
  );
}
