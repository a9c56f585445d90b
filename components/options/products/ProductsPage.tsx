import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../../lib/model/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import type { Translate } from '../../words/translate.ts';
import type { Now } from '../parts/Age.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import type { OptionsPorts } from '../ports.ts';
import { href } from '../routes.ts';
import { ProductDialog } from './ProductDialog.tsx';
import { ProductTable } from './ProductTable.tsx';
import { useProducts } from './use-products.ts';

/** A person who types isn't followed letter by letter. */
const SEARCH_WAITS_MS = 150;

export interface ProductsPageProps {
  overview: Overview;
  /** The product whose dialog is open. */
  sku: string | null;
  onOpen(sku: string | null): void;
  version: number;
  ports: OptionsPorts;
  onDirty(dirty: boolean): void;
  uuid(): string;
  now: Now;
  t: Translate;
}

/** The catalogue: every SKU with its count in every warehouse. */
export function ProductsPage({ overview, sku, onOpen, version, ports, onDirty, uuid, now, t }: ProductsPageProps) {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_WAITS_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { known, failed, need, tryAgain } = useProducts(ports.products, search, version);
  const nothing = known !== null && known.total === 0;

  return (
    <>
      <PageHead title={t('nav.products')} />
      {failed && <NoAnswer onTryAgain={tryAgain} t={t} />}
      <div class="card products">
        <div class="tools">
          <div class="search grow">
            <Icon name="search" />
            <input
              class="in m"
              type="search"
              aria-label={t('products.search')}
              placeholder={t('products.searchHint')}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
        </div>
        {nothing && search !== '' && (
          <Empty
            icon="search"
            title={t('products.noMatch', { search })}
            action={<Button onClick={() => setTyped('')}>{t('products.clear')}</Button>}
          >
            {t('products.noMatchMore')}
          </Empty>
        )}
        {nothing && search === '' && <NoProducts overview={overview} t={t} />}
        {known !== null && !nothing && <ProductTable known={known} onNeed={need} t={t} />}
      </div>
      {sku !== null && (
        <ProductDialog
          key={sku}
          sku={sku}
          version={version}
          overview={overview}
          ports={ports}
          onDirty={onDirty}
          onClose={() => onOpen(null)}
          uuid={uuid}
          now={now}
          t={t}
        />
      )}
    </>
  );
}

/** An empty catalogue: products come from the master stock location, so the way there is the next step. */
function NoProducts({ overview, t }: { overview: Overview; t: Translate }) {
  const ready = overview.master !== null;
  return (
    <Empty
      icon="box"
      title={t('products.none')}
      action={
        !ready && (
          <a class="btn primary" href={href({ page: 'setup' })}>
            {t('products.setUp')}
          </a>
        )
      }
    >
      {t(ready ? 'products.noneReady' : 'products.noneMore')}
    </Empty>
  );
}
