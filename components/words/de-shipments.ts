import type { EN_SHIPMENTS } from './en-shipments.ts';
import type { Words } from './translate.ts';

/** German words of the Shiptheory account and its shipments. */
export const DE_SHIPMENTS = {
  // The account
  'connect.shiptheory': 'Shiptheory verbinden',
  'shiptheory.again': 'Erneut bei {name} anmelden',
  'shiptheory.name': 'Shiptheory',
  'shiptheory.kind': 'Shiptheory-Konto',
  'shiptheory.nameHelp': 'Wie Sie dieses Konto nennen. Beliebige Wörter.',
  'shiptheory.what': 'Nur gelesen, nie geschrieben:',
  'shiptheory.reads': 'abgeschlossene Sendungen',
  'shiptheory.readsCatalogue': 'der Produktkatalog',
  'shiptheory.permission': 'Ihr Browser fragt nach api.shiptheory.com, sobald Sie „Testen und speichern“ drücken.',
  'shiptheory.denied':
    'Die Erlaubnis Ihres Browsers wurde verweigert, daher ist Shiptheory nicht erreichbar. Drücken Sie erneut „Testen und speichern“, um noch einmal gefragt zu werden.',
  'shiptheory.connected': '{name} ist verbunden',
  'shiptheory.connectedMore':
    'Sendungen, die von jetzt an abgeschlossen werden, stehen in der Liste und werden gezählt, wo Sie es sagen.',
  'shiptheory.user': 'Benutzer',
  'shiptheory.checked': 'Gelesen',
  'shiptheory.password': 'Passwort',
  'shiptheory.kept': 'gespeichert, verschlüsselt',
  'shiptheory.notKept': 'nicht gespeichert',
  'shiptheory.notKeptMore':
    'Sie werden erneut gefragt, wenn die Anmeldung endet: nach 60 Minuten oder mit dem Browser.',
  'shiptheory.keptMore': 'Die Erweiterung meldet sich von selbst wieder an.',
  'shiptheory.waiting': 'Wartende Sendungen',
  'shiptheory.reading': 'Wird gelesen',
  'shiptheory.shipments': 'Sendungen ansehen',
  'shiptheory.disconnectTitle': '{name} trennen?',
  'shiptheory.disconnectStops':
    'Sendungen werden nicht mehr gelesen, und was von jetzt an verschickt wird, wird nicht gezählt.',
  'shiptheory.disconnectWaiting': {
    one: '1 Sendung, die noch wartet, wird nicht mehr gezählt.',
    other: '{n} Sendungen, die noch warten, werden nicht mehr gezählt.',
  },
  'shiptheory.disconnectKeeps':
    'Was gezählt wurde, bleibt gezählt. Passwort und Anmeldung werden aus diesem Browser gelöscht.',
  'shiptheory.disconnected': '{name} ist getrennt',

  'help.orders': 'Was ist mit Bestellungen, die über Shiptheory verschickt werden?',
  'help.ordersText':
    'Verbinden Sie Ihr Shiptheory-Konto unter Integrationen: Sendungen, die von da an abgeschlossen werden, stehen in der Liste. Jede senkt den Bestand des Hauptlagers einmal, außer ihr Kanal ist hier verknüpft oder Sie sagen, dass der Kanal selbst abzieht: Dann hat der Verkauf den Bestand schon gesenkt, und die Sendung wird nur gezeigt. Solange kein Hauptstandort gewählt ist, wird nichts abgezogen. Namen und Barcodes kommen aus dem Katalog von Shiptheory, Bestände nie.',

  // Shipments
  'nav.shipments': 'Sendungen',
  'shipments.lead':
    'Bestellungen, die über Shiptheory verschickt werden, senken den Bestand des Hauptlagers einmal, außer ihr Kanal hat das selbst getan.',
  'shipments.noAccount': 'Kein Shiptheory-Konto ist verbunden',
  'shipments.noAccountMore':
    'Verbinden Sie es unter Integrationen, um die Bestellungen zu zählen, die darüber verschickt werden.',
  'shipments.noMaster': 'Kein Hauptstandort ist gewählt',
  'shipments.noMasterMore': 'Bis dahin werden Sendungen aufgelistet und nie abgezogen, auch später nicht.',
  'shipments.chooseMaster': 'Wählen',
  'deducts.title': 'Wer abzieht',
  'deducts.hint': 'Jede Bestellung darf den Bestand einmal senken: Entweder tut das ihr Kanal oder diese Erweiterung.',
  'deducts.channel': 'Kanal in Shiptheory',
  'deducts.who': 'Wer abzieht',
  'deducts.waits': 'Wartend',
  'deducts.choose': 'Wer zieht Bestellungen von {channel} ab',
  'deducts.undecided': 'Noch nicht entschieden',
  'deducts.extension': 'Diese Erweiterung zieht ab',
  'deducts.itself': 'Der Kanal zieht selbst ab',
  'deducts.linked': '{shop} ist hier verknüpft, daher hat jeder Verkauf dort den Bestand schon gesenkt.',
  'deducts.waiting': {
    one: '1 Sendung wartet. Sie wird abgezogen oder nur gezeigt, sobald Sie wählen.',
    other: '{n} Sendungen warten. Sie werden abgezogen oder nur gezeigt, sobald Sie wählen.',
  },
  'deducts.none': 'Ein Kanal erscheint mit seiner ersten abgeschlossenen Sendung.',
  'shipments.look': 'Anzusehen',
  'shipments.completed': 'Abgeschlossene Sendungen',
  'shipments.none': 'Noch keine Sendung',
  'shipments.noneMore': 'Sendungen, die von jetzt an in Shiptheory abgeschlossen werden, stehen hier.',
  'shipments.shipment': 'Sendung',
  'shipments.sent': 'Verschickt',
  'shipments.changed': 'Letzte Änderung',
  'shipments.state': 'Zustand',
  'shipments.older': 'Ältere zeigen',
  'shipments.units': '{n} × {sku}',
  'shipments.unitsUnknown': '? × {sku}',
  'shipments.noSku': 'keine SKU ({name})',
  'shipments.nothing': 'nichts',
  'shipments.now': 'Jetzt:',
  'shipments.order': 'Bestellung {order}',
  'line.unknown-count': 'Bestand nicht bekannt, nicht abgezogen',
  'line.not-in-catalogue': 'nicht im Katalog',
  'line.no-sku': 'nicht gezählt',
  'line.no-quantity': 'keine ganze Menge, nicht gezählt',
  'shipment.deducted': 'Abgezogen',
  'shipment.deductedFrom': 'von {warehouse}',
  'shipment.deductedNone': 'Nichts abzuziehen',
  'shipment.due': 'Wird abgezogen',
  'shipment.waits': 'Wartet',
  'shipment.waiting': 'auf ihren Inhalt',
  'shipment.undecided': 'auf die Wahl, wer abzieht',
  'shipment.shown': 'Nur gezeigt',
  'why.before': 'abgeschlossen, bevor das Konto verbunden war',
  'why.no-master': 'kein Hauptstandort war gewählt',
  'why.channel-linked': 'ihr Kanal ist hier verknüpft und hat abgezogen',
  'why.channel-deducts': 'ihr Kanal zieht selbst ab',
  'why.no-products': 'sie enthält keine Produkte',
  'why.old': 'älter als die Verbindung',
  'look.changed':
    'Sie wurde geändert, nachdem sie gezählt war. Der Bestand behält, was zuerst verschickt wurde: Ändern Sie den Bestand, falls das falsch war.',
  'look.reopened':
    'Sie wurde gezählt und ist nicht mehr abgeschlossen. Zählen Sie ihre Einheiten wieder dazu, falls sie nicht verschickt wurden.',
  'look.old':
    'Sie wurde lange vor dem Verbinden des Kontos angelegt, daher kann niemand sagen, wann sie abgeschlossen wurde. Sie wurde nicht gezählt.',
  'look.odd-line': 'Eine ihrer Positionen hat keine SKU oder keine ganze Menge und wurde nicht gezählt.',
  'look.done': 'Angesehen',
  'look.doneOf': '{reference} angesehen',
} as const satisfies Record<keyof typeof EN_SHIPMENTS, Words>;
