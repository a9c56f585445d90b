import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { NoAnswer } from '../../ui/NoAnswer.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate } from '../../words/translate.ts';
import type { LowStockPorts } from './low-stock-ports.ts';

export interface LowStockSettingsProps {
  version: number;
  ports: LowStockPorts;
  whyNot(error: unknown): string;
  t: Translate;
}

/** Whether low stock is told in a notification of the browser. Off until somebody turns it on. */
export function LowStockSettings({ version, ports, whyNot, t }: LowStockSettingsProps) {
  const [state, setState] = useState<{ on: boolean; permitted: boolean } | null>(null);
  const [unread, setUnread] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let current = true;
    ports.notices().then(
      (reply) => {
        if (!current) return;
        setUnread(false);
        setState(reply);
      },
      () => current && setUnread(true),
    );
    return () => {
      current = false;
    };
  }, [version, again]);
  const after = (work: Promise<string | null>) => {
    setTrouble(null);
    work
      .catch((error: unknown) => whyNot(error))
      .then((sentence) => {
        setTrouble(sentence);
        setAgain((n) => n + 1);
      });
  };
  const turnOn = () => after(ports.turnOn().then((granted) => (granted ? null : t('low.noticesDenied'))));
  const turnOff = () => after(ports.turnOff().then(() => null));
  return (
    <section class="card settings" aria-labelledby="low-notices">
      <header>
        <h2 id="low-notices">{t('low.notices')}</h2>
      </header>
      <div class="form-body">
        <label class="row low-tell">
          <input
            type="checkbox"
            disabled={state === null}
            checked={state?.on === true}
            onChange={({ currentTarget }) => {
              const on = currentTarget.checked;
              // It shows what holds, and the browser may say no.
              currentTarget.checked = state?.on === true;
              if (on) turnOn();
              else turnOff();
            }}
          />
          {t('low.noticesTell')}
        </label>
        <p class="hint">{t('low.noticesHint')}</p>
        {unread && <NoAnswer onTryAgain={() => setAgain((n) => n + 1)} t={t} />}
        {trouble !== null && <NoteBox icon="fail" tone="bad" role="alert" title={trouble} />}
        {state?.on && !state.permitted && (
          <NoteBox
            icon="warn"
            tone="wait"
            title={t('low.noticesBlocked')}
            actions={
              <Button size="s" onClick={turnOn}>
                {t('low.noticesAllow')}
              </Button>
            }
          />
        )}
      </div>
    </section>
  );
}
