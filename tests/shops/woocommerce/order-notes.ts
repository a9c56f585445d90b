import type { Post } from './store.ts';

export type Language = 'en' | 'de' | 'ja' | 'ar';

interface Moved {
  line: { post: Post; name: string };
  before: number;
  after: number;
}

/** What is noted with an order when its stock moves, as HTML. */
export interface NoteWords {
  reduced(moves: readonly Moved[]): string;
  increased(moves: readonly Moved[]): string;
  adjusted(move: Moved): string;
  restocked(move: Moved): string;
  deleted(move: Moved): string;
}

/** A product's name, or a variation's with its attributes. */
export const nameOf = (post: Post): string =>
  post.attributes.length === 0 ? post.title : `${post.title} - ${post.attributes.map((one) => one.option).join(', ')}`;

const WORDS = {
  en: ['Stock levels reduced:', 'Stock levels increased:', 'Adjusted stock:', 'Item # stock increased from < to >.'],
  de: [
    'Lagerbestände reduziert:',
    'Lagerbestände erhöht:',
    'Angepasster Bestand:',
    'Bestand von # von < auf > erhöht.',
  ],
  ja: ['在庫レベル減少:', '在庫レベル増加:', '調整済み在庫:', '商品#の在庫が<から>に増えました。'],
  ar: ['انخفضت مستويات المخزون:', 'ارتفعت مستويات المخزون:', 'تم تعديل المخزون:', 'زاد مخزون المنتج # من < إلى >.'],
} as const satisfies Record<Language, readonly [string, string, string, string]>;

export function noteWords(format: 'older' | 'newer', language: Language): NoteWords {
  const [reduced, increased, adjusted, restocked] = WORDS[language];
  const figures = ({ before, after }: Moved) => `${before}&rarr;${after}`;
  const older = (move: Moved) => {
    const { sku, id, attributes } = move.line.post;
    const about = attributes.map((one) => `${one.name}: ${one.option}`).join(', ');
    const description = about === '' ? '' : ` <span class="description">${about}</span>`;
    return `${nameOf(move.line.post)} (${sku || `#${id}`})${description} ${figures(move)}`;
  };
  const newer = (move: Moved) => `${nameOf(move.line.post)} (${figures(move)})`;
  const list = (moves: readonly Moved[]) => moves.map(format === 'older' ? older : newer).join(', ');
  return {
    reduced: (moves) => `${reduced} ${list(moves)}`,
    increased: (moves) =>
      format === 'older'
        ? `${increased} ${moves.map((move) => `${nameOf(move.line.post)} ${figures(move)}`).join(', ')}`
        : `${increased} ${list(moves)}`,
    adjusted: (move) => `${adjusted} ${move.line.name} &ndash; ${figures(move)}`,
    restocked: ({ line, before, after }) =>
      restocked.replace('#', `#${line.post.id}`).replace('<', `${before}`).replace('>', `${after}`),
    deleted: (move) => `Deleted ${move.line.name} and adjusted stock (${figures(move)})`,
  };
}
