import type { Translate, WordKey } from '../../../components/words/translate.ts';
import type { Problem, ProblemKind } from '../../../lib/model/problem.ts';
import type { ProblemView } from '../../../lib/model/views.ts';

/** What a sentence may name. A missing name reads as a plain word. */
export interface ProblemNames {
  /** The shop's name, as the merchant calls it. */
  shop: string | null;
  location: string | null;
  warehouse: string | null;
  /** See `Integration.login`. */
  login?: boolean;
}

export interface ProblemWords {
  /** One sentence: what is wrong. */
  sentence: string;
  /** One next step: the text of its button. */
  step: string;
  action: ProblemView['action'];
}

interface Said {
  sentence: WordKey;
  step: WordKey;
  action: ProblemView['action'];
  /** What the sentence names beside shop, location, place and SKU. */
  params?: Record<string, string | number>;
}

interface About {
  t: Translate;
  login: boolean;
  /** A figure or short word of the problem's `detail`, or null. */
  detail(name: string): string | number | null;
}

/** The one table: what each kind of problem says, and the one thing to do about it. */
const TABLE: Record<ProblemKind, (about: About) => Said> = {
  'credentials-refused': ({ login }) =>
    login
      ? { sentence: 'problem.loggedOut', step: 'step.logIn', action: 'log-in' }
      : { sentence: 'problem.keyRefused', step: 'step.reconnect', action: 'reconnect' },
  'right-missing': (about) => ({
    ...(about.login
      ? { sentence: 'problem.loginLacks', step: 'step.logIn', action: 'log-in' }
      : { sentence: 'problem.keyLacks', step: 'step.reconnect', action: 'reconnect' }),
    params: { missing: missingOf(about) },
  }),
  'permission-missing': () => ({ sentence: 'problem.permission', step: 'step.allow', action: 'grant' }),
  'shop-unreachable': () => ({ sentence: 'problem.unreachable', step: 'step.tryNow', action: 'sync' }),
  'writes-unanswered': (about) => ({
    ...counted(about, 'problem.unanswered', 'problem.unansweredMany'),
    step: 'step.tryNow',
    action: 'sync',
  }),
  'shop-malformed': () => ({ sentence: 'problem.malformed', step: 'step.tryNow', action: 'sync' }),
  'push-rejected': ({ t, detail }) => {
    const reason = t.reword(String(detail('reason') ?? '')).replace(/[.\s]+$/, '');
    return {
      sentence: reason === '' ? 'problem.rejected' : 'problem.rejectedSince',
      step: 'step.retry',
      action: 'retry',
      params: { reason },
    };
  },
  'outcome-ambiguous': (about) => either(about, 'problem.ambiguous', 'problem.ambiguousUnknown'),
  'applied-twice': (about) => either(about, 'problem.twice', 'problem.twiceUnknown'),
  'sale-overwritten': (about) => either(about, 'problem.overwritten', 'problem.overwrittenUnknown'),
  'mass-drop': (about) => ({
    ...counted(about, 'problem.massDrop', 'problem.massDropMany'),
    step: 'step.review',
    action: 'resume',
  }),
  'key-not-restored': () => ({ sentence: 'problem.keyNotRestored', step: 'step.reconnect', action: 'reconnect' }),
  restored: () => ({ sentence: 'problem.restored', step: 'step.reviewRestored', action: 'review' }),
  loop: () => ({ sentence: 'problem.loop', step: 'step.otherWriter', action: 'resume' }),
  'second-installation': () => ({ sentence: 'problem.second', step: 'step.otherInstallation', action: 'resume' }),
  'duplicate-sku': () => ({ sentence: 'problem.duplicate', step: 'step.ownSkus', action: 'sync' }),
  'item-missing': ({ detail }) =>
    detail('why') === 'inactive'
      ? { sentence: 'problem.notStocked', step: 'step.stock', action: 'stock' }
      : { sentence: 'problem.missing', step: 'step.putBack', action: 'sync' },
  'item-untracked': () => ({ sentence: 'problem.untracked', step: 'step.track', action: 'sync' }),
  'location-gone': () => ({ sentence: 'problem.locationGone', step: 'step.warehouses', action: 'open-warehouses' }),
  'key-too-old': () => ({ sentence: 'problem.keyTooOld', step: 'step.choose', action: 'choose' }),
  'shiptheory-refused': () => ({
    sentence: 'problem.shiptheoryRefused',
    step: 'step.logInAgain',
    action: 'open-shiptheory',
  }),
  'shiptheory-ended': () => ({
    sentence: 'problem.shiptheoryEnded',
    step: 'step.logInAgain',
    action: 'open-shiptheory',
  }),
  'shiptheory-permission': () => ({
    sentence: 'problem.permission',
    step: 'step.logInAllow',
    action: 'open-shiptheory',
  }),
  'shiptheory-unreachable': () => ({
    sentence: 'problem.shiptheoryUnreachable',
    step: 'step.tryNow',
    action: 'sync',
  }),
  'shiptheory-malformed': () => ({ sentence: 'problem.shiptheoryMalformed', step: 'step.tryNow', action: 'sync' }),
  'orders-full': (about) => {
    const said = counted(about, 'problem.ordersFull', 'problem.ordersFullMany');
    const day = String(about.detail('day') ?? about.t('problem.thatDay'));
    return { ...said, step: 'step.lookUpThem', action: 'sync', params: { ...said.params, day } };
  },
  'order-lines-missing': (about) => {
    const reference = about.detail('reference');
    // Without one of them by name, only that there are some can be said.
    const known = reference === null ? { ...about, detail: () => null } : about;
    const said = counted(known, 'problem.linesMissing', 'problem.linesMissingMany');
    const params = { ...said.params, reference: String(reference) };
    return { ...said, step: 'step.lookUpIt', action: 'sync', params };
  },
  'orders-undecided': (about) => {
    const said = counted(about, 'problem.undecided', 'problem.undecidedMany');
    const channel = String(about.detail('channel') ?? about.t('problem.aChannel'));
    return { ...said, step: 'step.whoDeducts', action: 'open-shipments', params: { ...said.params, channel } };
  },
  'order-changed': ({ detail }) => ({
    sentence: LOOKS[String(detail('why'))] ?? 'problem.look.other',
    step: 'step.look',
    action: 'open-shipments',
    params: { reference: String(detail('reference') ?? '') },
  }),
};

/** Why a person should look at a shipment; see `LookWhy`. */
const LOOKS: Readonly<Record<string, WordKey>> = {
  changed: 'problem.look.changed',
  reopened: 'problem.look.reopened',
  old: 'problem.look.old',
  'odd-line': 'problem.look.odd-line',
};

/** The words of one problem, with what it is about by name. */
export function problemWords(t: Translate, problem: Problem, names: ProblemNames): ProblemWords {
  const { detail, sku } = problem;
  const said = TABLE[problem.kind]({ t, login: names.login ?? false, detail: (name) => detail[name] ?? null });
  const shop = names.shop ?? t('name.shop');
  const location = names.location ?? t('name.location');
  const place = t('name.at', { location, shop });
  const params = { shop, location, place, sku: sku ?? t('name.sku'), ...said.params };
  // A name that is missing may leave two blanks side by side.
  const sentence = t(said.sentence, params).replace(/ {2,}/g, ' ');
  return { sentence, step: t(said.step, params), action: said.action };
}

function missingOf({ t, detail }: About): string {
  const missing = String(detail('missing') ?? '');
  return missing === '' ? t('problem.aRight') : t.reword(missing);
}

/** Both counts that are possible, where both are known. */
function either({ detail }: About, known: WordKey, unknown: WordKey): Said {
  const [applied, not] = [detail('ifApplied'), detail('ifNot')];
  const choice = { step: 'step.choose', action: 'choose' } as const;
  if (applied === null || not === null) return { sentence: unknown, ...choice };
  return { sentence: known, ...choice, params: { applied, not } };
}

/** A sentence about so many things, or about many. */
function counted({ detail }: About, some: WordKey, many: WordKey): Pick<Said, 'sentence' | 'params'> {
  const n = Number(detail('count') ?? Number.NaN);
  return Number.isNaN(n) ? { sentence: many } : { sentence: some, params: { n } };
}
