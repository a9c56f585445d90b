import type { EN_REFUSALS } from './en-refusals.ts';
import type { Words } from './translate.ts';

/** German words of what the background refuses, where a person asked for it. */
export const DE_REFUSALS = {
  // Connected shops
  'refuse.busy': '{shop} antwortet gerade nicht. Versuchen Sie es erneut.',
  'refuse.tooMany': '{shop} bekommt gerade zu viele Anfragen. Versuchen Sie es in einer Minute erneut.',
  'refuse.said': '{shop} hat abgelehnt: {reason}',
  'refuse.integrationNameless': 'Die Integration braucht einen Namen.',
  'refuse.warehouseNameless': 'Das Lager braucht einen Namen.',
  'refuse.nameTooLong': 'Ein Name hat höchstens {most} Zeichen. Dieser hat {has}.',
  'refuse.page': 'Diese Seite darf das nicht fragen.',

  // Connecting
  'connect.error.unknownKey':
    '{host} kennt diesen Schlüssel nicht. Kopieren Sie ihn noch einmal vollständig und prüfen Sie, ob er zu diesem Shop gehört.',
  'connect.error.keyLacks':
    'Diesem Schlüssel fehlt: {missing}. Ergänzen Sie das in {channel} und testen Sie dann erneut.',
  'connect.error.keyNeeds': 'Dieser Schlüssel darf nicht, was nötig ist. Er braucht: {rights}.',
  'connect.error.permission':
    'Der Browser durfte nicht auf {host} zugreifen. Drücken Sie erneut „Testen und speichern“ und erlauben Sie es.',
  'connect.error.noApi': '{host} antwortet, aber unter dieser Adresse gibt es keine {channel}-API.',
  'connect.error.status':
    '{host} wurde erreicht, antwortet aber mit Fehler {status}, wie ein Shop in Wartung. Versuchen Sie es später erneut.',
  'connect.error.unreachable':
    '{host} ist nicht erreichbar, oder dieser Browser vertraut dem Zertifikat nicht. Öffnen Sie die Adresse in einem Tab, um zu sehen, woran es liegt.',
  'connect.error.malformed':
    '{host} antwortet mit etwas, das nicht die API von {channel} ist: oft eine andere Adresse, eine Anmelde- oder eine Wartungsseite.',
  'connect.error.connected': 'Dieser Shop ist schon verbunden, als {name}.',
  'connect.error.gone': 'Diese Integration wurde inzwischen getrennt.',
  'connect.error.other': 'Das ist ein anderer Shop als {name}. Verbinden Sie ihn für sich.',
  'connect.error.meanwhile': 'Dieser Shop wurde gerade in einem anderen Fenster verbunden.',
  'connect.error.nameTaken': 'Eine andere Integration heißt schon {name}.',
  'disconnect.error.linked': 'Ein Standort von {name} wurde gerade in einem anderen Fenster verknüpft.',
  'unlink.error.unsettled':
    '{shop} hat die letzte dorthin gesendete Änderung noch nicht bestätigt. Die Verknüpfung wird gelöst, sobald das klar ist; versuchen Sie es dann erneut.',
  'pause.error.changed': '{name} wurde in einem anderen Fenster geändert. Versuchen Sie es erneut.',

  // Shiptheory
  'shiptheory.error.unknown':
    'Shiptheory kennt E-Mail und Passwort zusammen nicht. Es sind dieselben wie auf der Anmeldeseite von Shiptheory.',
  'shiptheory.error.forbidden':
    'Dieser Benutzer darf Sendungen nicht sehen. Melden Sie sich mit einem an, der es darf, etwa dem Inhaber des Kontos.',
  'shiptheory.error.status':
    'Shiptheory wurde erreicht, antwortet aber mit Fehler {status}, wie in Wartung. Versuchen Sie es später erneut.',
  'shiptheory.error.unreachable':
    'Shiptheory ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann erneut.',
  'shiptheory.error.malformed':
    'Shiptheory antwortet mit etwas, das nicht die API ist. Nichts wurde gespeichert; versuchen Sie es später erneut.',
  'shipments.error.changed': 'Diese Sendung wurde gerade geändert. Sehen Sie sie noch einmal an.',

  // Linked locations
  'link.error.noMaster':
    'Wählen Sie zuerst den Hauptstandort: Er sagt, welche Produkte es gibt. Bis dahin gibt es nichts zu vergleichen.',
  'link.error.gone': 'Dieser Standort ist nicht mehr verknüpft.',
  'link.error.goneUnsaved': 'Dieser Standort ist nicht mehr verknüpft. Nichts wurde gespeichert.',
  'link.error.confirmed':
    'Das wurde inzwischen in einem anderen Fenster bestätigt oder geändert, daher wurde nichts weiter getan.',
  'link.error.anew': 'Dieser Standort wurde in einem anderen Fenster neu verknüpft. Prüfen Sie ihn noch einmal.',
  'link.error.changed':
    'Dieser Standort wurde in einem anderen Fenster geändert. Nichts wurde gespeichert; öffnen Sie ihn noch einmal, um zu sehen, wie.',
  'move.error.elsewhere': 'Dieser Standort wurde in einem anderen Fenster anderswo verknüpft. Nichts wurde umgezogen.',
  'move.error.gone': 'Jenes Lager wurde in einem anderen Fenster gelöscht. Nichts wurde umgezogen.',
  'move.error.back':
    'Jenes Lager wurde in einem anderen Fenster gelöscht. Der Standort ist wieder in {name}; prüfen Sie ihn dort.',
  'move.error.there': 'Er ist schon in {name}.',
  'move.error.master':
    'Das ist der Hauptstandort. Wählen Sie zuerst einen anderen Hauptstandort und ziehen Sie ihn dann um.',
  'move.error.changed':
    '{name} wurde in einem anderen Fenster gelöscht. Der Standort ist jetzt mit nichts verknüpft; fügen Sie ihn einem Lager hinzu.',
  'stock.error.noProduct': '{shop} hat kein Produkt mit der SKU {sku}.',
  'stock.error.duplicate': '{sku} ist in {shop} mehrfach vergeben. Geben Sie zuerst jedem eine eigene SKU.',
  'stock.error.ownAdmin':
    '{shop} legt fest, welcher Standort ein Produkt führt, und zwar nur in der eigenen Verwaltung.',
  'match.error.gone': 'Diesen Artikel gibt es im Shop nicht mehr.',
  'match.error.notInMaster':
    '{sku} gibt es nicht an Ihrem Hauptstandort. Groß- und Kleinschreibung und Leerzeichen zählen.',
  'match.error.taken': '{shop} hat einen anderen Artikel mit der SKU {sku}. Jede SKU kann nur ein Artikel sein.',

  'steps.error.over':
    'Das lässt sich nicht mehr zurücknehmen: Es ist zu lange her, oder der Standort wurde gelöst oder neu geprüft. Nichts wurde geändert.',
  'settings.error.figure': 'Dieser Wert geht nicht. Nichts wurde geändert.',

  // Warehouses
  'warehouse.error.master': 'Der Hauptstandort muss einer der Standorte dieses Lagers sein.',
  'warehouse.error.locationGone':
    'Einen der Standorte gibt es nicht mehr. Aktualisieren Sie die Standorte und wählen Sie dann erneut.',
  'warehouse.error.inactive': '{location} ist im Shop nicht mehr aktiv.',
  'warehouse.error.changed':
    'Dieses Lager wurde in einem anderen Fenster geändert. Nichts wurde gespeichert; öffnen Sie es noch einmal, um zu sehen, wie.',
  'warehouse.error.changedDelete':
    'Dieses Lager wurde in einem anderen Fenster geändert. Sehen Sie es sich noch einmal an, bevor Sie es löschen.',
  'warehouse.error.gone': 'Dieses Lager wurde in einem anderen Fenster gelöscht. Nichts wurde gespeichert.',
  'warehouse.error.nameTaken': 'Ein anderes Lager heißt schon {name}.',
  'warehouse.error.taken': '{location}: vergeben · in {warehouse}',
  'warehouse.error.takenThis': 'Dieser Standort: vergeben · in {warehouse}',
  'warehouse.error.elsewhere': 'anderes Lager',
  'warehouse.error.linked': 'Ein Standort wurde gerade in einem anderen Fenster mit {name} verknüpft.',
  'warehouse.error.masterFailed':
    'Das Lager ist gespeichert, aber das ist noch nicht der Hauptstandort: Die Bestände dort konnten nicht gelesen werden. {why}',
  'warehouse.error.masterPaused':
    'Das Lager ist gespeichert, aber das ist noch nicht der Hauptstandort: Er ist pausiert. Setzen Sie ihn fort und wählen Sie ihn dann erneut.',
} as const satisfies Record<keyof typeof EN_REFUSALS, Words>;
