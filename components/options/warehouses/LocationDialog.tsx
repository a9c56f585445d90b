import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FormError, WarehouseDetail } from '../../../lib/model/views.ts';
import type { Direction, LinkSettings } from '../../../lib/model/warehouse.ts';
import { wantsReview } from '../../../lib/stock/configure.ts';
import { parseCount } from '../../../lib/stock/parse-count.ts';
import { target } from '../../../lib/stock/target.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteBox } from '../../ui/NoteBox.tsx';
import type { Translate, WordKey } from '../../words/translate.ts';
import type { FormReply } from '../form-reply.ts';
import { LeaveDialog } from '../LeaveDialog.tsx';
import { Field } from '../parts/Field.tsx';
import { focusWrong } from '../parts/focus-wrong.ts';

export interface LocationDialogProps {
  link: WarehouseDetail['links'][number];
  onSave(seen: LinkSettings, to: LinkSettings): Promise<FormReply<{ review: boolean }>>;
  onSaved(review: boolean): void;
  onClose(): void;
  t: Translate;
}

const CHOICES: readonly { direction: Direction; name: WordKey; more: WordKey }[] = [
  { direction: 'both', name: 'may.both', more: 'may.bothMore' },
  { direction: 'read', name: 'may.read', more: 'may.readMore' },
  { direction: 'write', name: 'may.write', more: 'may.writeMore' },
  { direction: 'off', name: 'may.off', more: 'may.offMore' },
];

/** What the sentence beside the figures is made with. */
const EXAMPLE = 12;

/** What one linked location may do, and how much of the count it is shown. */
export function LocationDialog({ link, onSave, onSaved, onClose, t }: LocationDialogProps) {
  // As it was when the dialog was opened: a change from elsewhere must not slip into what Save sends.
  const [opened] = useState<LinkSettings>({ direction: link.direction, buffer: link.buffer, max: link.max });
  const [direction, setDirection] = useState(opened.direction);
  const [buffer, setBuffer] = useState(String(opened.buffer));
  const [max, setMax] = useState(opened.max === null ? '' : String(opened.max));
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const id = useId();
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => focusWrong(body.current), [error]);
  const held = figureOf(buffer, 0);
  const most = figureOf(max, null);
  const reviewed = link.state === 'linked' && wantsReview(opened.direction, direction);
  const writes = direction === 'both' || direction === 'write';

  const dirty = direction !== opened.direction || held !== opened.buffer || most !== opened.max;

  const save = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (held === undefined) return setError({ field: 'buffer', sentence: t('may.wholeNumber') });
    if (most === undefined) return setError({ field: 'max', sentence: t('may.wholeNumber') });
    setBusy(true);
    setError(null);
    onSave(opened, { direction, buffer: held ?? 0, max: most }).then(
      (reply) => {
        setBusy(false);
        if (!reply.ok) return setError(reply.error);
        onSaved(reply.value.review);
      },
      () => {
        setBusy(false);
        setError({ field: null, sentence: t('app.noAnswer') });
      },
    );
  };

  return (
    <Dialog
      title={t('may.title', { location: link.name })}
      narrow
      closeLabel={t('dialog.close')}
      // Cancel means it; Escape may be pressed by mistake.
      onClose={() => (dirty ? setLeaving(true) : onClose())}
      footer={
        <>
          <span class="grow" />
          <Button kind="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <button type="submit" form={id} class="btn primary" aria-disabled={busy}>
            {t('form.save')}
          </button>
        </>
      }
    >
      <form id={id} class="stack" ref={body} onSubmit={save} noValidate>
        {error !== null && error.field === null && (
          <NoteBox icon="fail" tone="bad" title={error.sentence} role="alert" />
        )}
        <fieldset class="may">
          <legend class="label">{t('may.direction', { integration: link.integrationName })}</legend>
          {CHOICES.map((each) => (
            <label key={each.direction} class="may-choice">
              <input
                type="radio"
                name="direction"
                checked={direction === each.direction}
                onChange={() => setDirection(each.direction)}
              />
              <span>
                <strong>{t(each.name)}</strong>
                <small class="block muted">{t(each.more)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="may-figures">
          <Field label={t('may.buffer')} help={t('may.bufferHelp')} error={sentenceAt(error, 'buffer')}>
            {(links) => (
              <input
                {...links}
                class="in m"
                inputMode="numeric"
                autocomplete="off"
                value={buffer}
                onInput={(event) => setBuffer(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={t('may.max')} help={t('may.maxHelp')} error={sentenceAt(error, 'max')}>
            {(links) => (
              <input
                {...links}
                class="in m"
                inputMode="numeric"
                autocomplete="off"
                value={max}
                onInput={(event) => setMax(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        {writes && held !== undefined && most !== undefined && (
          <p class="hint">
            {t('may.example', { n: EXAMPLE, shown: target({ base: null, buffer: held ?? 0, max: most }, EXAMPLE) })}
          </p>
        )}
        {reviewed && (
          <NoteBox icon="clock" tone="wait" title={t('may.reviewed')}>
            {t('may.reviewedMore')}
          </NoteBox>
        )}
      </form>
      {leaving && <LeaveDialog onLeave={(leave) => (leave ? onClose() : setLeaving(false))} t={t} />}
    </Dialog>
  );
}

/** What was typed as a figure; `empty` where nothing was; undefined where it is none. */
function figureOf(typed: string, empty: 0 | null): number | null | undefined {
  if (typed.trim() === '') return empty;
  const parsed = parseCount(typed);
  return parsed.ok && parsed.value.kind === 'set' ? parsed.value.to : undefined;
}

const sentenceAt = (error: FormError | null, field: string): string | null =>
  error?.field === field ? error.sentence : null;
