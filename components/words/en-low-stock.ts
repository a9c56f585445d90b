import type { Words } from './translate.ts';

/** English words of low-stock warnings. */
export const EN_LOW_STOCK = {
  'low.title': 'Low-stock warning',
  'low.titles': 'Low-stock warnings',
  'low.lowHere': 'Low',
  'low.lowIn': 'Low in {warehouse}',
  'low.asSettings': 'As in Settings: {what}',
  'low.asWarehouse': 'As for the warehouse: {what}',
  'low.asWarehouses': 'As for the warehouse',
  'low.at': 'At a count of …',
  'low.none': 'No warning',
  'low.units': 'Warn at or below',
  'low.unitsWrong': 'Type a whole number, 0 or more.',
  'low.orFewer': '{n} or fewer',
  'low.atZero': 'when none is left',
  'low.never': 'no warning',
  'low.own': 'own choice for this SKU',
  'low.fromWarehouse': 'as for the warehouse',
  'low.fromSettings': 'as in Settings',
  'low.change': 'Change',
  'low.changeOf': 'Change the low-stock warning in {warehouse}',
  'low.of': 'Low-stock warning in {warehouse}',
  'low.warehouseHelp': 'For every SKU here that has no choice of its own.',

  // Many at once
  'low.bulk': 'Set warning',
  'low.bulkTitle': { one: 'Low-stock warning of 1 product', other: 'Low-stock warning of {n} products' },
  'low.bulkHint': 'Counts stay as they are.',
  'low.bulkSaving': '{done} of {n} saved',
  'low.bulkSaved': { one: 'Saved for 1 product.', other: 'Saved for {n} products.' },
  'low.bulkLeft': {
    one: '1 isn’t in your master stock location, so it has no counts to warn of.',
    other: '{n} aren’t in your master stock location, so they have no counts to warn of.',
  },
  'low.bulkFailed': '{done} of {n} are saved. Save again to go on: what is saved stays saved.',

  // Notifications
  'low.notices': 'Low-stock notifications',
  'low.noticesTell': 'Show a browser notification when a count falls to its warning',
  'low.noticesHint':
    'One for each count that falls to its warning, and again only after it has risen above it. Several at once come as one. Without it, Low in View products and the popup still show them.',
  'low.noticesDenied': 'The browser didn’t allow notifications, so they stay off.',
  'low.noticesBlocked': 'The browser no longer allows notifications, so none are shown.',
  'low.noticesAllow': 'Allow notifications',

  // The popup
  'low.popup': { one: '1 product is low', other: '{n} products are low' },

  // Notifications
  'notice.title.one': '{sku} is low in {warehouse}',
  'notice.title.none': 'No count is low',
  'notice.title.place': '{n} SKUs are low in {warehouse}',
  'notice.title.many': '{n} counts are low',
  'notice.left': '{n} left',
  'notice.none': 'None left',
  'notice.set': '{left}. The warning is set at {n}.',
  'notice.open': 'Open the list to see them.',
  'notice.gone': 'Of {n} nothing is left.',
  'notice.in': '{n} in {warehouse}',
  'notice.more': '{named} and more in {n} others',
} satisfies Record<string, Words>;
