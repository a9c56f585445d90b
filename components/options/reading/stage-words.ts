import type { Translate } from '../../words/translate.ts';
import type { ReadingStage } from './reading.ts';

/** "12,400 products and variants read", or what is done with them by now. */
export function stageWords(stage: ReadingStage, t: Translate): string {
  if (stage.kind === 'rows') return t('preview.rows', { n: stage.n, of: stage.of });
  return stage.read === 0 ? t('preview.asked') : t('preview.read', { n: stage.read });
}
