import type { Problem, ProblemKind } from './problem.ts';
import type { ProblemView } from './views.ts';

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

interface Named {
  shop: string;
  location: string;
  warehouse: string;
  sku: string;
  login: boolean;
  /** A figure or short word of the problem's `detail`, or null. */
  detail(name: string): string | null;
}

/** The one table: what each kind of problem says, and the one thing to do about it. */
const TABLE: Record<ProblemKind, (of: Named) => ProblemWords> = {
  'credentials-refused': ({ shop, login }) =>
    login
      ? {
          sentence: `You are logged out of ${shop}: log in to the shop’s admin in this browser, and its counts go on.`,
          step: 'Log in',
          action: 'log-in',
        }
      : {
          sentence: `${shop} no longer accepts the key it was connected with.`,
          step: 'Reconnect',
          action: 'reconnect',
        },
  'right-missing': ({ shop, login, detail }) =>
    login
      ? {
          sentence: `You are logged in to ${shop} as somebody who lacks ${detail('missing') || 'a right that is needed'}: log in as a Shop manager or an Administrator.`,
          step: 'Log in',
          action: 'log-in',
        }
      : {
          sentence: `The key of ${shop} lacks ${detail('missing') ?? 'a right that is needed'}.`,
          step: 'Reconnect',
          action: 'reconnect',
        },
  'permission-missing': ({ shop }) => ({
    sentence: `The browser no longer lets this extension reach ${shop}.`,
    step: 'Allow access',
    action: 'grant',
  }),
  'shop-unreachable': ({ shop }) => ({
    sentence: `${shop} doesn’t answer; changes are kept and sent when it does.`,
    step: 'Try now',
    action: 'sync',
  }),
  'shop-malformed': ({ shop }) => ({
    sentence: `${shop} answers with something that isn’t its API, often a login or maintenance page; nothing was changed.`,
    step: 'Try now',
    action: 'sync',
  }),
  'push-rejected': ({ shop, location, sku, detail }) => ({
    sentence: `${at(shop, location)} refused the new count of ${sku}${because(detail('reason'))}`,
    step: 'Retry',
    action: 'retry',
  }),
  'outcome-ambiguous': ({ shop, location, sku, detail }) => ({
    sentence: `Nobody can tell whether the last change of ${sku} arrived at ${at(shop, location)}: the count is ${detail('ifApplied') ?? 'one figure'} if it did, ${detail('ifNot') ?? 'another'} if not.`,
    step: 'Choose the count',
    action: 'choose',
  }),
  'applied-twice': ({ shop, location, sku, detail }) => ({
    sentence: `A change of ${sku} seems to have reached ${at(shop, location)} twice: the count is ${detail('ifNot') ?? 'one figure'} if it did, ${detail('ifApplied') ?? 'another'} if the shop changed by as much in that moment.`,
    step: 'Choose the count',
    action: 'choose',
  }),
  'sale-overwritten': ({ shop, location, sku, detail }) => ({
    sentence: `${sku} changed at ${at(shop, location)} in the moment of a write: the count is ${detail('ifNot') ?? 'one figure'} if the write went over that change, ${detail('ifApplied') ?? 'another'} if the shop kept it.`,
    step: 'Choose the count',
    action: 'choose',
  }),
  'mass-drop': ({ shop, detail }) => ({
    sentence: `${amount(detail('count'), 'SKU')} went to 0 in ${shop} at once, so its sync was stopped before anything spread.`,
    step: 'Review and resume',
    action: 'resume',
  }),
  loop: ({ shop, location, sku }) => ({
    sentence: `Something else keeps writing the count of ${sku} at ${at(shop, location)}, so it was paused there.`,
    step: 'Turn the other writer off, then resume',
    action: 'resume',
  }),
  'second-installation': ({ shop }) => ({
    sentence: `Another installation of this extension writes the counts of ${shop} as well; two would count every sale twice.`,
    step: 'Disconnect it in one of the two, then resume',
    action: 'resume',
  }),
  'duplicate-sku': ({ shop, sku }) => ({
    sentence: `${sku} is used more than once in ${shop}, so nobody can tell which one a count belongs to.`,
    step: 'Give each its own SKU in the shop, then sync',
    action: 'sync',
  }),
  'item-missing': ({ shop, location, sku, detail }) =>
    detail('why') === 'inactive'
      ? {
          sentence: `${sku} isn’t stocked at ${at(shop, location)} any more; its count stays as it is and nothing is sent there.`,
          step: `Stock it at ${location}`,
          action: 'stock',
        }
      : {
          sentence: `${sku} is gone from ${at(shop, location)}; its count stays as it is and nothing is sent there.`,
          step: 'Put it back in the shop, then sync',
          action: 'sync',
        },
  'item-untracked': ({ shop, sku }) => ({
    sentence: `${shop} doesn’t count the stock of ${sku}, so it has no figure there; that isn’t 0.`,
    step: 'Turn on stock tracking in the shop, then sync',
    action: 'sync',
  }),
  'location-gone': ({ shop, location }) => ({
    sentence: `${location} is no longer among the active locations of ${shop}.`,
    step: 'Open Manage warehouses',
    action: 'open-warehouses',
  }),
  'key-too-old': ({ shop, location, sku }) => ({
    sentence: `A change of ${sku} at ${at(shop, location)} stayed unanswered for so long that the shop has forgotten it.`,
    step: 'Choose the count',
    action: 'choose',
  }),
  'shiptheory-refused': ({ shop }) => ({
    sentence: `${shop} no longer accepts the email and password it was connected with.`,
    step: 'Log in again',
    action: 'open-shiptheory',
  }),
  'shiptheory-ended': ({ shop }) => ({
    sentence: `The login to ${shop} has ended, and its password isn’t kept; orders sent meanwhile are counted once you log in.`,
    step: 'Log in again',
    action: 'open-shiptheory',
  }),
  'shiptheory-permission': ({ shop }) => ({
    sentence: `The browser no longer lets this extension reach ${shop}.`,
    step: 'Log in again and allow it',
    action: 'open-shiptheory',
  }),
  'shiptheory-unreachable': ({ shop }) => ({
    sentence: `${shop} doesn’t answer; orders sent meanwhile are counted when it does.`,
    step: 'Try now',
    action: 'sync',
  }),
  'shiptheory-malformed': ({ shop }) => ({
    sentence: `${shop} answers with something that isn’t its API; no order was counted from it.`,
    step: 'Try now',
    action: 'sync',
  }),
  'orders-full': ({ shop, detail }) => ({
    sentence: `${shop} tells at most 100 shipments of one day; ${amount(detail('count'), 'shipment')} of ${detail('day') ?? 'that day'} aren’t told yet and aren’t counted.`,
    step: 'Look them up again',
    action: 'sync',
  }),
  'order-lines-missing': ({ shop, detail }) => ({
    sentence: `${shop} doesn’t tell what is in ${amount(detail('count'), 'completed shipment')}, ${detail('reference') ?? 'one'} first; nothing is counted of it.`,
    step: 'Look it up again',
    action: 'sync',
  }),
  'orders-undecided': ({ shop, detail }) => ({
    sentence: `Nobody has said who deducts ${detail('channel') ?? 'a channel'}’s orders sent through ${shop}, so ${amount(detail('count'), 'shipment')} waited without being counted.`,
    step: 'Say who deducts',
    action: 'open-shipments',
  }),
  'order-changed': ({ shop, detail }) => ({
    sentence:
      `Shipment ${detail('reference') ?? ''} of ${shop} ${LOOKS[detail('why') ?? ''] ?? 'needs a look'}.`.replace(
        '  ',
        ' ',
      ),
    step: 'Look at it',
    action: 'open-shipments',
  }),
};

/** Why a person should look at a shipment; see `LookWhy`. */
const LOOKS: Readonly<Record<string, string>> = {
  changed: 'was changed after it was counted; the count keeps what was sent first',
  reopened: 'is no longer complete, though it was counted',
  old: 'was created long before the account was connected, so nobody can tell when it was completed; it wasn’t counted',
  'odd-line': 'has a line without a SKU or a whole quantity, which wasn’t counted',
};

/** The words of one problem, with what it is about by name. */
export function problemWords(problem: Problem, names: ProblemNames): ProblemWords {
  return TABLE[problem.kind]({
    shop: names.shop ?? 'the shop',
    location: names.location ?? 'its location',
    warehouse: names.warehouse ?? 'the warehouse',
    sku: problem.sku ?? 'this SKU',
    login: names.login ?? false,
    detail: (name) => {
      const value = problem.detail[name];
      return value === undefined ? null : String(value);
    },
  });
}

function at(shop: string, location: string): string {
  return `${location} · ${shop}`;
}

function because(reason: string | null): string {
  return reason ? `: ${reason.replace(/[.\s]+$/, '')}.` : '.';
}

function amount(figure: string | null, what: string): string {
  return figure === null ? `Many ${what}s` : figure === '1' ? `1 ${what}` : `${figure} ${what}s`;
}
