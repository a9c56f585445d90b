// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageSection } from '../../../../components/options/settings/LanguageSection.tsx';
import { type LanguageCode, wordsOf } from '../../../../components/words/languages.ts';

afterEach(cleanup);

function show(chosen: LanguageCode | null, system: LanguageCode) {
  const choose = vi.fn();
  render(<LanguageSection language={{ chosen, system, choose }} t={wordsOf(chosen ?? system)} />);
  return choose;
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

it('offers each language under its own name, and the browser’s first', () => {
  const choose = show(null, 'de');
  expect(screen.getByRole('group', { name: 'Sprache der Erweiterung' })).toBeTruthy();
  expect(radio('Wie der Browser (Deutsch)').checked).toBe(true);
  fireEvent.click(radio('English'));
  expect(choose).toHaveBeenCalledWith('en');
});

it('goes back to the browser’s', () => {
  const choose = show('de', 'en');
  expect([radio('Deutsch').checked, radio('Deutsch').closest('label')?.lang]).toEqual([true, 'de']);
  fireEvent.click(radio('Wie der Browser (English)'));
  expect(choose).toHaveBeenCalledWith(null);
});
