import { Empty } from '../../ui/Empty.tsx';
import type { Translate } from '../../words/translate.ts';
import type { ReadingStage } from './reading.ts';
import { stageWords } from './stage-words.ts';
import { useSeldom } from './use-seldom.ts';

export interface ReadingWaitProps {
  stage: ReadingStage;
  /** What is being done, while the shop is read: "Reading Acme Woo". */
  title: string;
  /** What to know meanwhile. */
  more: string;
  t: Translate;
}

/** What stands in place of what is being read: what is done now and how far it is. Nothing of it moves as it goes on. */
export function ReadingWait({ stage, title, more, t }: ReadingWaitProps) {
  const doing = stage.kind === 'reading' ? title : t('preview.working');
  const figures = stageWords(stage, t);
  const said = useSeldom(`${doing}. ${figures}`, doing);
  return (
    <div class="review-wait">
      <Empty icon="clock" title={doing}>
        <span class="block">{figures}</span>
        <span class="block">{more}</span>
      </Empty>
      <p class="sr" role="status">
        {said}
      </p>
    </div>
  );
}
