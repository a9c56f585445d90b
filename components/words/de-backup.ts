import type { EN_BACKUP } from './en-backup.ts';
import type { Words } from './translate.ts';

/** Sicherung, Wiederherstellen und Löschen. */
export const DE_BACKUP = {
  'data.error.busy': 'Die Daten werden gerade ersetzt. Versuchen Sie es gleich noch einmal.',
  'data.error.gone':
    'Was von der Sicherung gelesen wurde, ist nicht mehr da. Nichts wurde geändert; wählen Sie die Datei noch einmal.',
  'backup.title': 'Sicherung',
  'backup.lead':
    'Eine Datei mit Ihren Lagern, verknüpften Standorten, Beständen samt Verlauf und Einstellungen, um alles auf diesem oder einem anderen Computer zurückzuholen. Schlüssel und Passwörter sind nie darin.',
  'backup.save': 'Sicherung speichern',
  'backup.restore': 'Aus einer Sicherung wiederherstellen …',
  'backup.cancel': 'Abbrechen',
  'backup.writing': '{done} von {total} Zeilen',
  'backup.writingLabel': 'Sicherung wird geschrieben',
  'backup.saved': { one: 'Gespeichert: {n} Zeile, {size}.', other: 'Gespeichert: {n} Zeilen, {size}.' },
  'backup.unreadable': {
    one: '{n} Zeile ist nicht mehr lesbar und fehlt darin.',
    other: '{n} Zeilen sind nicht mehr lesbar und fehlen darin.',
  },
  'backup.failed':
    'Die Sicherung konnte nicht geschrieben werden. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  'backup.choose': 'Sicherungsdatei',
  'backup.reading': '{file} wird geprüft: bisher {n} Zeilen',
  'backup.readingLabel': 'Sicherung wird geprüft',
  'backup.megabytes': '{n} MB',
  'backup.kilobytes': '{n} KB',

  'backup.empty': 'Diese Datei ist leer.',
  'backup.notABackup': 'Das ist keine Sicherung dieser Erweiterung, oder ein anderes Programm hat sie umformatiert.',
  'backup.newer':
    'Diese Sicherung stammt von einer neueren Version dieser Erweiterung, {version}. Aktualisieren Sie die Erweiterung und versuchen Sie es dann noch einmal.',
  'backup.cutOff': 'Diese Sicherung ist abgeschnitten: Ihr Ende fehlt. Wählen Sie eine vollständige Kopie.',
  'backup.edited':
    'Diese Sicherung wurde nachträglich verändert, deshalb ist auf ihre Bestände kein Verlass. Wählen Sie eine unveränderte Kopie.',
  'backup.tooLarge': 'Diese Datei ist größer als 2 GB. So groß ist keine Sicherung dieser Erweiterung.',
  'backup.unreadableFile': 'Die Datei konnte nicht gelesen werden. Wählen Sie sie noch einmal.',
  'backup.busy': 'In einem anderen Fenster wird gerade eine Sicherung wiederhergestellt.',
  'backup.restoreFailed': 'Die Sicherung konnte nicht wiederhergestellt werden.',
  'backup.nothingChanged': 'Es wurde nichts geändert.',

  'restore.title': 'Diese Sicherung wiederherstellen',
  'restore.made': 'Erstellt am {date} mit Version {version}.',
  'restore.holds': 'Was sie enthält',
  'restore.nothing': 'Nichts: Sie wurde erstellt, bevor etwas eingerichtet war.',
  'restore.warehouses': { one: '{n} Lager', other: '{n} Lager' },
  'restore.locations': { one: '{n} verknüpften Standort', other: '{n} verknüpfte Standorte' },
  'restore.skus': { one: '{n} SKU', other: '{n} SKUs' },
  'restore.entries': { one: '{n} Änderung im Verlauf', other: '{n} Änderungen im Verlauf' },
  'restore.replaces': 'Was sie ersetzt',
  'restore.replacesNothing': 'Hier ist noch nichts eingerichtet, es geht also nichts verloren.',
  'restore.replacesAll':
    'Alles, was jetzt hier gespeichert ist: {warehouses}, {skus} und der ganze Verlauf. Speichern Sie vorher eine Sicherung davon, wenn Sie es vielleicht noch brauchen.',
  'restore.then': 'Was dann geschieht',
  'restore.paused':
    'Alles kommt pausiert zurück. An keinen Shop wird etwas gesendet, bevor Sie ihn neu verbunden und SKU für SKU geprüft haben, was er bekäme.',
  'restore.connect': 'Neu zu verbinden, jeweils mit dem Schlüssel:',
  'restore.shiptheory':
    'Auch Shiptheory wird neu verbunden. Sendungen, die bis dahin abgeschlossen sind, werden nicht gezählt.',
  'restore.since': 'Nachdem diese Sicherung erstellt wurde, …',
  'restore.kept': 'wurden Bestände vielleicht weiter abgeglichen, oder ich weiß es nicht',
  'restore.keptHint':
    'Eine Änderung, die sich in mehreren Shops zeigt, wird einmal gezählt. Wo sie sich um verschiedene Mengen geändert haben, werden Sie gefragt.',
  'restore.idle': 'wurde nichts mehr abgeglichen, weder von diesem noch von einem anderen Browser',
  'restore.idleHint': 'Was sich in jedem Shop seither geändert hat, wird gezählt, Shop für Shop.',
  'restore.confirm': 'Wiederherstellen',
  'restore.running': 'Wird wiederhergestellt: {n} von {total} Zeilen',
  'restore.runningLabel': 'Sicherung wird wiederhergestellt',
  'restore.swapping': 'Wird eingesetzt …',
  'restore.done': 'Wiederhergestellt. Verbinden Sie Ihre Shops neu und prüfen Sie dann jeden Standort.',
  'restore.toIntegrations': 'Integrationen öffnen',

  'review.unclear': 'Unklar',
  'review.unclearTitle': {
    one: 'Bei {n} SKU lässt sich nicht sagen, was seit der Sicherung geschehen ist',
    other: 'Bei {n} SKUs lässt sich nicht sagen, was seit der Sicherung geschehen ist',
  },
  'review.unclearMore':
    'Sie bleiben außen vor. Kreuzen Sie eine an, um den niedrigeren der möglichen Bestände zu übernehmen, wie gezeigt; oder lassen Sie sie aus, geben Sie den wirklichen Bestand ein und prüfen Sie sie noch einmal.',

  'wipe.title': 'Alle Daten löschen',
  'wipe.lead':
    'Entfernt alles aus diesem Browser, als wäre die Erweiterung nie benutzt worden. Ihre Shops behalten, was sie haben.',
  'wipe.open': 'Alle Daten löschen …',
  'wipe.goes': 'Wird in diesem Browser endgültig gelöscht:',
  'wipe.data': 'alle Lager, Verknüpfungen und Bestände samt Verlauf ({warehouses}, {skus})',
  'wipe.keys': 'alle Schlüssel und Passwörter sowie die Erlaubnis des Browsers, Ihre Shops zu erreichen',
  'wipe.settings': 'alle Einstellungen, auch Ihr Farbschema',
  'wipe.stays': 'Bleibt, wie es ist:',
  'wipe.shops': 'jedes Produkt und jeder Bestand in Ihren Shops; es wird nichts an sie gesendet',
  'wipe.number': 'eine Zufallszahl, an der ein Shop diesen Browser von einem zweiten unterscheidet',
  'wipe.panels': 'Panels auf geöffneten Seiten funktionieren danach nicht mehr.',
  'wipe.backup': 'Vorher eine Sicherung speichern',
  'wipe.type': 'Zum Bestätigen „{word}“ eingeben',
  'wipe.word': 'löschen',
  'wipe.confirm': 'Alles löschen',
  'wipe.busy': 'Wird gelöscht …',
  'wipe.done': 'Alle Daten sind gelöscht.',
} as const satisfies Record<keyof typeof EN_BACKUP, Words>;
