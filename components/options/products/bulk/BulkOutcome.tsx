import { useState } from 'preact/hooks';
import { editOfBulk } from '../../../../lib/model/ids.ts';
import { Button } from '../../../ui/Button.tsx';
import { NoteBox } from '../../../ui/NoteBox.tsx';
import { StateWord } from '../../../ui/StateWord.tsx';
import { figure, signed } from '../../../words/figure.ts';
import type { Translate } from '../../../words/translate.ts';
import type { OptionsPorts } from '../../ports.ts';
import type { BulkResult, MovedCount, RefusedCount } from './run-bulk.ts';

/** So many are listed; the rest is a number. */
const LISTED = 200;

export interface BulkOutcomeProps {
  result: BulkResult;
  nameOf(warehouse: string): string;
  bulk: string;
  /** The number of the first edit of this bulk that isn't used yet. */
  first: number;
  ports: OptionsPorts;
  /** A count that had moved was settled: it belongs to the bulk now. */
  onSettled(): void;
  t: Translate;
}

/** What came of a bulk where not all of it could be made: each that moved offers both results. */
export function BulkOutcome({ result, nameOf, bulk, first, ports, onSettled, t }: BulkOutcomeProps) {
  const { applied, moved, refused, left, trouble } = result;
  return (
    <div class="outcome">
      <div role="status">
        <NoteBox
          icon={applied > 0 ? 'check' : 'warn'}
          tone={applied > 0 ? 'ok' : 'wait'}
          title={t('outcome.applied', { n: applied })}
        >
          {left > 0 ? t('outcome.left', { n: left }) : undefined}
        </NoteBox>
        {trouble !== null && (
          <NoteBox icon="fail" tone="bad" title={trouble}>
            {t('outcome.trouble')}
          </NoteBox>
        )}
      </div>
      {moved.length > 0 && (
        <section>
          <h3 class="strong">{t('outcome.moved', { n: moved.length })}</h3>
          <ul class="outcome-list">
            {moved.slice(0, LISTED).map((one, index) => (
              <Moved
                key={`${one.change.sku} ${one.change.warehouse}`}
                one={one}
                id={(choice) => editOfBulk(bulk, first + index * 2 + choice)}
                warehouse={nameOf(one.change.warehouse)}
                ports={ports}
                onSettled={onSettled}
                t={t}
              />
            ))}
          </ul>
          {moved.length > LISTED && <p class="hint">{t('outcome.more', { n: moved.length - LISTED })}</p>}
        </section>
      )}
      {refused.length > 0 && (
        <section>
          <h3 class="strong">{t('outcome.refused', { n: refused.length })}</h3>
          <RefusedList refused={refused} nameOf={nameOf} t={t} />
        </section>
      )}
    </div>
  );
}

export function RefusedList({
  refused,
  nameOf,
  t,
}: {
  refused: readonly RefusedCount[];
  nameOf(warehouse: string): string;
  t: Translate;
}) {
  return (
    <>
      <ul class="outcome-list">
        {refused.slice(0, LISTED).map(({ sku, warehouse, sentence }) => (
          <li key={`${sku} ${warehouse}`}>
            <span class="clip">
              <bdi class="mono">{sku}</bdi> · <bdi>{nameOf(warehouse)}</bdi>
            </span>
            <small>{sentence}</small>
          </li>
        ))}
      </ul>
      {refused.length > LISTED && <p class="hint">{t('outcome.more', { n: refused.length - LISTED })}</p>}
    </>
  );
}

interface MovedProps {
  one: MovedCount;
  /** Of the edit that makes the first result, and of the one that makes the second. */
  id(choice: 0 | 1): string;
  warehouse: string;
  ports: OptionsPorts;
  onSettled(): void;
  t: Translate;
}

function Moved({ one, id, warehouse, ports, onSettled, t }: MovedProps) {
  const { change, what } = one;
  const [now, setNow] = useState(one.now);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { sku, from } = change;
  const to = change.to ?? 0;
  const by = from === null ? 0 : to - from;
  const makes = now === null ? null : now + by;

  const make = async (choice: 0 | 1) => {
    setBusy(true);
    const wanted = choice === 0 ? ({ kind: 'set', to, seen: now } as const) : ({ kind: 'adjust', by } as const);
    const edit = { id: id(choice), warehouse: change.warehouse, sku, change: wanted, reason: null };
    try {
      const [result] = (await ports.save({ edits: [edit] })).results;
      if (result?.kind === 'moved') setNow(result.count);
      else if (result?.kind === 'applied') {
        setTold(t('outcome.set', { count: result.count }));
        onSettled();
      } else if (result) setTold(result.sentence);
    } catch (error) {
      setTold(ports.whyNot(error));
    }
    setBusy(false);
  };

  return (
    <li>
      <span class="clip">
        <bdi class="mono">{sku}</bdi> · <bdi>{warehouse}</bdi>
      </span>
      <small>
        {t('outcome.now', { seen: figure(t, from), now: figure(t, now) })} {what}.
      </small>
      <span class="row" role="status">
        {told !== null ? (
          <StateWord icon="check" word={told} />
        ) : (
          <>
            <Button size="s" disabled={busy} onClick={() => void make(0)}>
              {t('moved.set', { n: to })}
            </Button>
            {by !== 0 && makes !== null && makes >= 0 && (
              <Button size="s" disabled={busy} onClick={() => void make(1)}>
                {t('moved.apply', { by: signed(t, by), makes })}
              </Button>
            )}
          </>
        )}
      </span>
    </li>
  );
}
