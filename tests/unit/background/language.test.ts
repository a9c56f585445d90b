import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { wordsOf } from '../../../components/words/languages.ts';
import { connectHandler } from '../../../entrypoints/background/handlers/connect.ts';
import { warehouseSaveHandler } from '../../../entrypoints/background/handlers/warehouse-save.ts';
import type { Snapshot } from '../../../entrypoints/background/snapshot.ts';
import { takeSnapshot } from '../../../entrypoints/background/snapshot.ts';
import { entryText, movedText } from '../../../entrypoints/background/views/entry-text.ts';
import { nowWords } from '../../../entrypoints/background/views/now-words.ts';
import { saveResult } from '../../../entrypoints/background/views/save-result.ts';
import { fail } from '../../../lib/model/channel-error.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { aClient, aHub } from './a-hub.ts';

const PAGE = { kind: 'page' } as const;
const t = wordsOf('de');
const WOO = { url: 'https://shop.test', consumerKey: `ck_${'a'.repeat(40)}`, consumerSecret: `cs_${'b'.repeat(40)}` };

const entry = (over: Partial<Entry>): Entry => ({
  id: 'e',
  warehouse: 'leeds',
  sku: 'A-1',
  at: 0,
  cause: 'edit',
  before: 9,
  after: 7,
  location: null,
  reason: null,
  ref: null,
  ...over,
});

async function germanSnapshot(): Promise<Snapshot> {
  return { ...(await takeSnapshot(await aHub({ t }))), now: 20_000 };
}

it('what is refused is said in the language that is chosen, and in another as soon as that is', async () => {
  let spoken = t;
  const hub = await aHub();
  const speaking = Object.defineProperty({ ...hub }, 't', { get: () => spoken });
  const save = () =>
    warehouseSaveHandler(speaking)({ id: null, revision: 0, name: ' ', locations: [], master: null }, PAGE);
  expect(await save()).toMatchObject({ error: { field: 'name', sentence: 'Das Lager braucht einen Namen.' } });
  spoken = wordsOf('en');
  expect(await save()).toMatchObject({ error: { sentence: 'The warehouse needs a name.' } });
});

it('a form’s sentence and a shop’s are put into it too', async () => {
  const connect = async (input: Record<string, string>, client = aClient()) =>
    connectHandler(await aHub({ t }, client))({ channel: 'woocommerce', name: '', input, replace: null }, PAGE);
  expect(await connect({ ...WOO, consumerKey: '' })).toMatchObject({
    error: { field: 'consumerKey', sentence: 'Geben Sie „consumer key“ ein.' },
  });
  const check = async () =>
    fail({
      kind: 'unauthorized',
      detail: '',
      reason: 'The shop knows this key, but its secret is another one.',
    } as const);
  expect(await connect(WOO, aClient({ check }))).toMatchObject({
    error: { sentence: 'Der Shop kennt diesen Key, aber das Secret dazu ist ein anderes.' },
  });
  const busy = async () => fail({ kind: 'rate-limited', retryAt: 0, detail: '' } as const);
  expect(await connect(WOO, aClient({ check: busy }))).toMatchObject({
    error: { sentence: 'shop.test bekommt gerade zu viele Anfragen. Versuchen Sie es in einer Minute erneut.' },
  });
});

it('the history, which keeps codes, is told in it', async () => {
  const snapshot = await germanSnapshot();
  expect(entryText(snapshot, entry({ reason: 'Stocktake' }))).toBe('Eingegeben: Inventur');
  // A remark of an older version stays as it was written.
  expect(entryText(snapshot, entry({ reason: 'by hand' }))).toBe('Eingegeben: by hand');
  expect(entryText(snapshot, entry({ cause: 'undo' }))).toBe('Rückgängig gemacht');
  expect(movedText(snapshot, [entry({ cause: 'channel', location: 'shop/1' })])).toBe(
    '2 verkauft oder gesenkt in (Shop unbekannt), vor 20 s',
  );
});

it('so are results of edits and states', async () => {
  const snapshot = await germanSnapshot();
  const refused = saveResult(snapshot, { kind: 'refused', id: 'a', why: 'too-large' }, null);
  expect(refused).toMatchObject({ sentence: 'Der höchste Bestand ist 1.000.000.000.' });
  expect(nowWords(t, { kind: 'waiting', for: 'ein frisches Lesen', to: 3, retryAt: null })).toBe(
    'Wartet auf ein frisches Lesen',
  );
});
