import type { Translate, WordKey } from '../words/translate.ts';
import { PageHead } from './parts/PageHead.tsx';

const TOPICS: readonly { title: WordKey; text: WordKey }[] = [
  { title: 'help.how', text: 'help.howText' },
  { title: 'help.running', text: 'help.runningText' },
  { title: 'help.master', text: 'help.masterText' },
  { title: 'help.unknown', text: 'help.unknownText' },
  { title: 'help.typing', text: 'help.typingText' },
  { title: 'help.exact', text: 'help.exactText' },
  { title: 'help.orders', text: 'help.ordersText' },
  { title: 'help.problems', text: 'help.problemsText' },
  { title: 'help.data', text: 'help.dataText' },
];

/** How it works, in short and true sentences. */
export function HelpPage({ t }: { t: Translate }) {
  return (
    <>
      <PageHead title={t('nav.help')}>{t('help.lead')}</PageHead>
      <div class="card help">
        {TOPICS.map((topic) => (
          <section key={topic.title}>
            <h2>{t(topic.title)}</h2>
            <p>{t(topic.text)}</p>
          </section>
        ))}
      </div>
    </>
  );
}
