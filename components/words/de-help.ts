import type { EN_HELP } from './en-help.ts';
import type { Words } from './translate.ts';

/** German words of the help. */
export const DE_HELP = {
  'help.lead': 'Wie Bestände abgeglichen werden, in Kürze.',
  'help.how': 'Wie funktioniert es?',
  'help.howText':
    'Ein Lager führt einen Bestand je SKU. Ändert sich dieser Bestand, erhalten ihn alle Standorte, die mit dem Lager verknüpft sind: wenn Sie ihn hier oder im Panel auf einer Produktseite eingeben und wenn in einem der Shops etwas verkauft, zurückgegeben oder geändert wird.',
  'help.running': 'Wann wird abgeglichen?',
  'help.runningText':
    'Bestände werden abgeglichen, solange ein Browser mit dieser Erweiterung läuft. Nach einer Pause oder einem Neustart liest sie zuerst, was sich in den Shops geändert hat, und sendet dann. Kein Server erledigt das in der Zwischenzeit, daher können zwei Shops dieselbe letzte Einheit verkaufen: „Kein Überverkauf“ wird nicht versprochen.',
  'help.master': 'Was ist der Hauptstandort?',
  'help.masterText':
    'Der eine Standort, von dem die ersten Bestände und neue Produkte kommen. Ein Produkt, das es dort nicht gibt, wird nicht abgeglichen. Nach den ersten Beständen ist er ein Standort wie die anderen.',
  'help.unknown': 'Was bedeutet „–“?',
  'help.unknownText':
    'Der Bestand ist noch nicht bekannt. Unbekannt wird nie als 0 genommen: Nichts wird gesendet, bis Sie einen Bestand eingeben, einen von einem Standort übernehmen oder die erste Änderung an einem verknüpften Standort ihn bekannt macht.',
  'help.typing': 'Was kann ich als Bestand eingeben?',
  'help.typingText':
    '12 setzt den Bestand auf 12. +3 und -2 zählen dazu und ab. Ändert sich der Bestand während der Eingabe, wird nichts überschrieben: Sie wählen zwischen beiden Ergebnissen.',
  'help.exact': 'Was bedeuten „exakt“ und „abgesichert“?',
  'help.exactText':
    'Exakt: Der Shop lehnt einen Schreibvorgang ab, wenn sich sein Wert seit dem Lesen geändert hat, und erkennt einen, den er schon ausgeführt hat. Abgesichert: Der Shop kann nicht ablehnen, daher schreibt die Erweiterung Differenzen und sieht nach, ob sie angekommen sind; ein Verkauf in genau demselben Moment kann trotzdem verloren gehen. Warum, steht auf der Karte jedes Shops.',
  'help.problems': 'Was ist, wenn etwas schiefgeht?',
  'help.problemsText':
    'Es wird von selbst erneut versucht, in wachsenden Abständen, und nichts wird aufgegeben. Was Sie braucht, steht unter Aktivität, Probleme, mit je einem nächsten Schritt; die Zahl auf dem Symbol der Erweiterung ist die Zahl der Probleme.',
  'help.data': 'Wo sind meine Daten?',
  'help.dataText':
    'In diesem Browser, auf diesem Computer. Die Erweiterung spricht mit Ihren verbundenen Shops, mit Shiptheory, falls Sie es verbinden, und mit niemandem sonst. Wenn Sie einen Shop trennen, wird sein Schlüssel gelöscht.',
} as const satisfies Record<keyof typeof EN_HELP, Words>;
