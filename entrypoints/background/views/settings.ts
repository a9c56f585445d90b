import { NEW_CHECKLIST } from '../../../lib/model/checklist.ts';
import { inForce } from '../../../lib/model/limits.ts';
import type { SettingsView } from '../../../lib/model/views.ts';
import { LOW_STOCK } from '../../../lib/stock/low-stock.ts';
import type { Settings } from '../../../lib/store/settings.ts';

/** What a person set, and the defaults where they set nothing. */
export async function settingsView(settings: Pick<Settings, 'get'>): Promise<SettingsView> {
  const [limits, lowStock, checklist = NEW_CHECKLIST] = await Promise.all([
    settings.get('limits'),
    settings.get('lowStock'),
    settings.get('checklist'),
  ]);
  const { hidden, told } = checklist;
  return { limits: inForce(limits), lowStock: lowStock ?? LOW_STOCK, checklist: { hidden, told } };
}
