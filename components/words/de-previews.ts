import type { EN_PREVIEWS } from './en-previews.ts';
import type { Words } from './translate.ts';

/** German of `en-previews.ts`. */
export const DE_PREVIEWS = {
  'preview.asked': 'Wartet auf die erste Antwort',
  'preview.read': { one: '1 Produkt oder Variante gelesen', other: '{n} Produkte und Varianten gelesen' },
  'preview.working': 'Änderungen werden ermittelt',
  'preview.rows': '{n} von {of} Zeilen',
  'preview.failed': 'In der Erweiterung ist etwas schiefgegangen',
  'preview.gone':
    'Das Lesen wurde abgebrochen: Der Browser hat die Erweiterung oder diesen Tab in den Ruhezustand versetzt',
  'warehouse.counting': 'Gespeichert. Die ersten Bestände kommen von {location}, auch wenn Sie diese Seite verlassen.',
} as const satisfies Record<keyof typeof EN_PREVIEWS, Words>;
