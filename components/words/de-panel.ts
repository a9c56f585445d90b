import type { EN_PANEL } from './en-panel.ts';
import type { Words } from './translate.ts';

/** German words of the panel and of what the panel shares with the other screens. */
export const DE_PANEL = {
  // Ages
  'age.seconds': '{n} s',
  'age.minutes': '{n} min',
  'age.hours': '{n} h',
  'age.days': '{n} Tg',

  // State words, everywhere the same
  'state.in-sync': 'Abgeglichen',
  'state.sending': 'Wird gesendet',
  'state.waiting': 'Wartet',
  'state.failed': 'Fehlgeschlagen',
  'state.paused': 'Angehalten',
  'state.read-only': 'Nur gelesen',
  'state.not-known': 'Unbekannt',
  'state.not-synced': 'Nicht abgeglichen',
  'state.not-stocked': 'Nicht geführt',
  'state.not-live': 'Nicht aktuell',
  'state.master': 'Haupt',

  // The panel's frame
  'panel.region': 'Shiptheory-Bestand',
  'panel.title': 'Bestand',
  'panel.collapse': 'Panel einklappen',
  'panel.expand': 'Panel ausklappen',
  'panel.move': 'Panel verschieben',
  'panel.move.how': 'Ziehen Sie es oder drücken Sie die Pfeiltasten. Pos1 bringt es zurück in seine Ecke.',
  'panel.reading': 'Bestände werden gelesen',

  // Counts
  'count.label': 'Bestand von {sku} in {warehouse}',
  'count.more': 'Eins mehr von {sku} in {warehouse}',
  'count.less': 'Eins weniger von {sku} in {warehouse}',
  'count.was': 'vorher {count}',
  'count.unknown': 'unbekannt',
  'count.empty': 'Geben Sie einen Bestand ein. Esc bringt den alten zurück.',
  'count.not-whole': 'Geben Sie eine ganze Zahl ein: Einheiten lassen sich nicht teilen.',
  'count.negative': 'Ein Bestand kann nicht unter 0 liegen.',
  'count.too-large': 'Der höchste Bestand ist {max}.',
  'count.notation': 'Geben Sie nur Ziffern ein, ohne Punkt, Komma oder Leerzeichen: 1204.',
  'count.adjust-unknown':
    'Der Bestand ist nicht bekannt, daher kann nichts dazu- oder abgezählt werden. Geben Sie den Bestand selbst ein.',
  'count.makes-negative': 'Das ergäbe {makes}. Ein Bestand kann nicht unter 0 liegen.',
  'count.makes': 'ergibt {count}',

  // Locations
  'location.label': '{location} · {integration}',
  'location.master': 'Hauptstandort',
  'location.verified': 'vor {age} geprüft',
  'location.held-back': '{n} zurückgehalten',
  'location.waiting': 'auf {what}',
  'location.next-try': 'nächster Versuch in {age}',
  'location.failed': 'Fehlgeschlagen: {why}',
  'location.still-has': 'hat noch {count}',
  'location.had': 'hatte {count} beim letzten Lesen',
  'location.has-unknown': 'der Wert dort ist nicht bekannt',
  'location.tries': { one: 'einmal versucht', other: '{n}-mal versucht' },
  'location.read-only': 'Bestände kommen herein, keine gehen hinaus',
  'location.retry': 'Erneut versuchen',
  'location.reconnect': '{integration} neu verbinden',
  'location.see': 'Probleme öffnen',
  'location.stock-question': 'Dieses Produkt am Standort {location} führen?',
  'location.stock': 'In {location} führen',
  'location.perhaps':
    'Es lässt sich nicht sagen, ob die letzte Änderung in {location} angekommen ist. Sehen Sie dort nach und wählen Sie dann.',
  'location.perhaps-twice':
    'Die letzte Änderung scheint in {location} doppelt angekommen zu sein. Wenn ja, wird das Zuviel zurückgenommen; oder der Shop selbst hat sich in diesem Moment um ebenso viel geändert.',
  'location.perhaps-over':
    'Der Bestand in {location} hat sich im Moment des letzten Schreibens von selbst geändert. Sehen Sie dort nach und wählen Sie dann.',
  'location.kept': 'Der Shop hat seine Änderung behalten (Bestand {count})',
  'location.over': 'Sie wurde überschrieben (Bestand {count})',
  'location.once': 'Der Shop hat sich geändert (Bestand {count})',
  'location.twice': 'Sie kam doppelt an (Bestand {count})',
  'location.applied': 'Sie kam an (Bestand {count})',
  'location.not-applied': 'Sie kam nicht an (Bestand {count})',
  'locations.count': { one: '1 Standort', other: '{n} Standorte' },
  'locations.some-paused': '{done} von {n}, {paused} angehalten',
  'locations.none': 'an keinem Standort',
  'locations.done-of': '{done} von {total} fertig',
  'locations.failed-of': { one: '{failed} von 1 Standort', other: '{failed} von {n} Standorten' },
  'locations.show': 'Standorte von {sku}',
  'locations.show-in': 'Standorte von {sku} in {warehouse}',

  // Unknown
  'unknown.title': '{warehouse} hat noch keinen Bestand',
  'unknown.text':
    'Unbekannt ist nicht null, darum wird nichts gesendet. Geben Sie einen Bestand ein oder übernehmen Sie einen.',
  'unknown.text-none': 'Unbekannt ist nicht null, darum wird nichts gesendet. Geben Sie einen Bestand ein.',
  'unknown.pull': 'Bestände übernehmen von …',
  'unknown.pull-one': '{location} · {integration}: {count}',

  // The count moved while typing
  'moved.title': 'Der Bestand hat sich während der Eingabe geändert',
  'moved.text': 'Sie sahen {seen} und gaben {typed} ein. {warehouse} hat jetzt {now}. Nichts wurde gespeichert.',
  'moved.text-unsent':
    'Sie sahen {seen} und gaben {typed} ein. {warehouse} hat jetzt {now}. Wählen Sie, was Sie gemeint haben.',
  'moved.set': 'Auf {n} setzen',
  'moved.apply': '{by} anwenden (ergibt {makes})',

  // The page's own field
  'page.title': 'Diese Seite zu speichern würde eine Änderung zurücknehmen',
  'page.text': 'Im Bestandsfeld dieser Seite steht noch {shows}. Der Shop hat {has}.',
  'page.textMany': '{count} Bestandsfelder dieser Seite sind veraltet: {which}.',
  'page.field': '{name} zeigt {shows}, der Shop hat {has}',
  'page.update': 'Seite aktualisieren',

  // The foot
  'foot.changes': { one: '1 Änderung', other: '{n} Änderungen' },
  'foot.choose': 'Ergebnis wählen',
  'foot.correct': 'zu berichtigen',
  'foot.save': 'Speichern',
  'foot.discard': 'Verwerfen',
  'foot.undo': 'Rückgängig',
  'foot.activity': 'Aktivität',
  'foot.saving': 'Wird gespeichert',
  'foot.undoing': 'Wird rückgängig gemacht',
  'foot.again': 'noch keine Antwort, wird erneut gefragt',
  'foot.sending': { one: '{done} von 1 Standort', other: '{done} von {n} Standorten' },
  'foot.waiting': 'Wartet auf {integration}',
  'foot.waiting-more': 'Wartet auf {integration} und {more} weitere',
  'foot.failed': { one: '1 Standort fehlgeschlagen', other: '{n} Standorte fehlgeschlagen' },
  'foot.saved': 'Gespeichert.',
  'foot.undone': 'Rückgängig gemacht.',
  'foot.updated': { one: '{done} von 1 Standort aktualisiert', other: '{done} von {n} Standorten aktualisiert' },
  'foot.not-saved': { one: '1 Änderung nicht gespeichert', other: '{n} Änderungen nicht gespeichert' },
  'foot.age': 'vor {age}',

  // Many variants
  'grid.all': { one: '1 Variante', other: 'Alle {n} Varianten' },
  'grid.own': 'Nur diese Variante',
  'grid.caption': 'Bestände je Variante und Lager',
  'grid.variant': 'Variante',
  'grid.filter': 'Varianten filtern',
  'grid.filter-hint': { one: '1 Variante filtern', other: '{n} Varianten filtern' },
  'grid.total': { one: '1 Variante', other: '{n} Varianten' },
  'grid.some': '{n} von {total} Varianten',
  'grid.reset': 'Alle zeigen',
  'grid.none': 'Keine Variante hat „{text}“ in Name oder SKU.',
  'grid.unknown-left': { one: '1 unbekannt', other: '{n} unbekannt' },

  // Rows that aren't synced
  'row.no-sku': 'Keine SKU',
  'row.no-sku.title': 'Dieses Produkt hat keine SKU',
  'row.no-sku.text':
    'Bestände werden je SKU geführt. Tragen Sie auf dieser Seite eine ein, speichern Sie die Seite und aktualisieren Sie dann.',
  'row.untracked': 'Vom Shop nicht gezählt',
  'row.untracked.title': '{integration} zählt dieses Produkt nicht',
  'row.untracked.text':
    'Schalten Sie auf dieser Seite die Bestandsführung für {sku} ein, speichern Sie die Seite und aktualisieren Sie dann.',
  'row.shared': 'Gemeinsamer Bestand',
  'row.shared.title': '{integration} zählt {sku} mit dem Produkt zusammen',
  'row.shared.text':
    'Was davon verkauft wird, geht vom Bestand von {holder} ab. Für einen eigenen Bestand schalten Sie bei dieser Variante „Manage stock“ ein, speichern Sie die Seite und aktualisieren Sie dann.',
  'row.shared-no-sku.text':
    'Das Produkt führt den Bestand, hat aber keine SKU. Tragen Sie beim Produkt im Reiter „Inventory“ eine ein oder schalten Sie bei dieser Variante „Manage stock“ ein. Speichern Sie die Seite und aktualisieren Sie dann.',
  'row.not-in-master': 'Nicht am Hauptstandort',
  'row.not-in-master.title': 'Nicht an Ihrem Hauptstandort',
  'row.not-in-master.text':
    '{sku} gibt es am Standort {master} nicht, daher werden Bestände davon weder geführt noch gesendet. Legen Sie es dort mit dieser SKU an und aktualisieren Sie dann.',
  'row.no-master.text':
    'Es ist noch kein Hauptstandort gewählt, daher werden keine Bestände geführt. Wählen Sie einen unter „Lager verwalten“.',
  'row.not-linked': 'Nicht verknüpft',
  'row.not-linked.title': '{sku} gibt es an keinem verknüpften Standort',
  'row.not-linked.text': 'Verknüpfen Sie einen Standort von {integration}, der es führt, mit einem Lager.',
  'row.duplicate': 'SKU doppelt',
  'row.duplicate.title': '{sku} ist in {integration} mehrfach vergeben',
  'row.duplicate.text':
    'Niemand kann sagen, zu welchem Artikel ein Bestand gehört, darum wird dort nichts gesendet. Geben Sie jedem eine eigene SKU und aktualisieren Sie dann.',
  'row.refresh': 'Aktualisieren',
  'row.warehouses': '„Lager verwalten“ öffnen',
  'row.shop-has': '{location}: {count}',

  // Instead of counts
  'set-up.title': 'Noch nichts verknüpft',
  'set-up.open': '„Lager verwalten“ öffnen',
  'trouble.short': 'Keine Bestände',
  'trouble.again': 'Erneut versuchen',
  'trouble.unreached': 'Die Anfrage des Panels kam nicht durch',
  'trouble.unreached.text': 'Ihre Eingabe ist noch da. Versuchen Sie es erneut.',
  'undo.refused': 'Es lässt sich nicht rückgängig machen',
  'unconnected.title': 'Dieser Shop ist nicht mehr verbunden',
  'unconnected.text':
    'Von hier aus wird nichts gelesen oder geändert. Verbinden Sie ihn wieder: Klicken Sie in der Symbolleiste des Browsers auf das Symbol der Erweiterung.',
  'unconnected.typed': 'Ihre Eingabe ({what}) ist nicht gespeichert.',
  'updated.title': 'Die Erweiterung wurde aktualisiert',
  'updated.text': 'Laden Sie die Seite neu, um fortzufahren.',
  'updated.kept': 'Laden Sie die Seite neu, um fortzufahren. Ihre Eingabe ({what}) bleibt erhalten.',
  'updated.kept-one': '{text} in {warehouse}',
  'updated.reload': 'Seite neu laden',
} as const satisfies Record<keyof typeof EN_PANEL, Words>;
