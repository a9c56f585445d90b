// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { withMarks } from '../../../../components/ui/odd-spaces.ts';
import { Sku } from '../../../../components/ui/Sku.tsx';
import { english as t } from '../../../../components/words/translate.ts';

afterEach(cleanup);

const show = (sku: string | null) => {
  const { container } = render(<Sku sku={sku} t={t} />);
  const marked = [...container.querySelectorAll('.odd-space')].map((each) => each.textContent);
  const spoken = container.querySelector('.sr')?.textContent ?? null;
  for (const each of container.querySelectorAll('.sr')) each.remove();
  return { text: container.textContent, marked, spoken };
};

describe('a SKU that is compared by eye', () => {
  it.each([
    ['TIN-1', []],
    ['TIN 1', []],
    ['TIN-1 ', [' ']],
    [' TIN  1', [' ', ' ', ' ']],
    ['TIN\u00a01', ['\u00a0']],
    ['TIN\u200b1', ['\u200b']],
  ])('%j has its odd spaces marked, is copied as it is, and says so to who doesn’t see it', (sku, odd) => {
    const { text, marked, spoken } = show(sku);
    expect(text?.trimEnd()).toBe(sku.trimEnd());
    expect(marked).toEqual(odd);
    expect(spoken === null).toBe(odd.length === 0);
    cleanup();
    expect([...withMarks(sku)].filter((one) => one === '␣')).toHaveLength(odd.length);
  });

  it('is a dash where there is none', () => {
    expect(show(null)).toEqual({ text: '–', marked: [], spoken: null });
  });
});
