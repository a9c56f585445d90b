import type { Overview } from '../../../lib/model/views.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Translate } from '../../words/translate.ts';
import { href } from '../routes.ts';
import { masterName } from '../warehouses/linked.ts';

export interface NotInMasterProps {
  sku: string;
  /** Names of the shops that have it; none: nobody has it any more. */
  shops: readonly string[];
  overview: Overview;
  t: Translate;
}

/** Why a product has no counts here, where it is, and what to do. */
export function NotInMaster({ sku, shops, overview, t }: NotInMasterProps) {
  const master = masterName(overview);
  if (shops.length === 0 || master === '') {
    return (
      <Empty icon="box" title={t('product.gone')}>
        {t('product.goneMore', { sku })}
      </Empty>
    );
  }
  const having = overview.integrations.find(({ name }) => shops.includes(name));
  return (
    <Empty
      icon="flag"
      title={t('row.not-in-master.title')}
      action={
        having && (
          <a class="btn" href={href({ page: 'matches', integration: having.id })}>
            {t('matches.title', { name: having.name })}
          </a>
        )
      }
    >
      {t('product.elsewhere', { sku, shops: shops.join(', '), master })}
    </Empty>
  );
}
