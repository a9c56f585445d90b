import type { EN_LOW_STOCK } from './en-low-stock.ts';
import type { Words } from './translate.ts';

/** German words of low-stock warnings. */
export const DE_LOW_STOCK = {
  'low.title': 'Warnung bei niedrigem Bestand',
  'low.titles': 'Warnungen bei niedrigem Bestand',
  'low.lowHere': 'Niedrig',
  'low.lowIn': 'Niedrig in {warehouse}',
  'low.asSettings': 'Wie in den Einstellungen: {what}',
  'low.asWarehouse': 'Wie für das Lager: {what}',
  'low.asWarehouses': 'Wie für das Lager',
  'low.at': 'Ab einem Bestand von …',
  'low.none': 'Keine Warnung',
  'low.units': 'Warnen ab einem Bestand von',
  'low.unitsWrong': 'Geben Sie eine ganze Zahl ab 0 ein.',
  'low.orFewer': 'bei {n} oder weniger',
  'low.atZero': 'wenn nichts mehr da ist',
  'low.never': 'keine Warnung',
  'low.own': 'eigene Angabe für diese SKU',
  'low.fromWarehouse': 'wie für das Lager',
  'low.fromSettings': 'wie in den Einstellungen',
  'low.change': 'Ändern',
  'low.changeOf': 'Warnung bei niedrigem Bestand in {warehouse} ändern',
  'low.of': 'Warnung bei niedrigem Bestand in {warehouse}',
  'low.warehouseHelp': 'Für jede SKU in diesem Lager, die keine eigene Angabe hat.',

  'low.bulk': 'Warnung festlegen',
  'low.bulkTitle': {
    one: 'Warnung bei niedrigem Bestand für 1 Produkt',
    other: 'Warnung bei niedrigem Bestand für {n} Produkte',
  },
  'low.bulkHint': 'Die Bestände bleiben, wie sie sind.',
  'low.bulkSaving': '{done} von {n} gespeichert',
  'low.bulkSaved': { one: 'Für 1 Produkt gespeichert.', other: 'Für {n} Produkte gespeichert.' },
  'low.bulkLeft': {
    one: '1 ist nicht an Ihrem Hauptstandort und hat daher keinen Bestand, vor dem gewarnt werden könnte.',
    other: '{n} sind nicht an Ihrem Hauptstandort und haben daher keinen Bestand, vor dem gewarnt werden könnte.',
  },
  'low.bulkFailed':
    '{done} von {n} sind gespeichert. Speichern Sie erneut, um fortzufahren: Gespeichertes bleibt gespeichert.',

  'low.notices': 'Benachrichtigungen bei niedrigem Bestand',
  'low.noticesTell': 'Im Browser benachrichtigen, wenn ein Bestand auf seine Warngrenze fällt',
  'low.noticesHint':
    'Eine für jeden Bestand, der auf seine Warngrenze fällt, und erst wieder, nachdem er darüber gestiegen ist. Mehrere zugleich kommen als eine. Auch ohne Benachrichtigungen zeigen „Niedrig“ in der Produktliste und das Pop-up sie an.',
  'low.noticesDenied': 'Der Browser hat Benachrichtigungen nicht erlaubt, daher bleiben sie aus.',
  'low.noticesBlocked': 'Der Browser erlaubt keine Benachrichtigungen mehr, daher werden keine angezeigt.',
  'low.noticesAllow': 'Benachrichtigungen erlauben',

  'low.popup': { one: 'Bei 1 Produkt ist der Bestand niedrig', other: 'Bei {n} Produkten ist der Bestand niedrig' },

  // Benachrichtigungen
  'notice.title.one': '{sku} ist niedrig in {warehouse}',
  'notice.title.none': 'Kein Bestand ist niedrig',
  'notice.title.place': '{n} SKUs sind niedrig in {warehouse}',
  'notice.title.many': '{n} Bestände sind niedrig',
  'notice.left': 'Noch {n} da',
  'notice.none': 'Nichts mehr da',
  'notice.set': '{left}. Die Warnung steht auf {n}.',
  'notice.open': 'Öffnen Sie die Liste, um sie zu sehen.',
  'notice.gone': 'Von {n} ist nichts mehr da.',
  'notice.in': '{n} in {warehouse}',
  'notice.more': '{named} und weitere in {n} anderen',
} satisfies Record<keyof typeof EN_LOW_STOCK, Words>;
