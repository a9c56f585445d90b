// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lightness, readSurroundings } from '../../../lib/overlay/surroundings.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

/** A page with a dark frame, a light ground and a card on it. */
function page(radius: string): void {
  document.body.style.backgroundColor = 'rgb(26, 26, 26)';
  document.body.innerHTML = `<main style="background-color: rgb(241, 241, 241)"><section style="background-color: rgb(255, 255, 255); border-top-width: 1px; border-top-left-radius: ${radius}"></section></main>`;
  const [main, card] = [document.querySelector('main'), document.querySelector('section')];
  if (!main || !card) throw new Error('The page has no card.');
  vi.spyOn(card, 'getBoundingClientRect').mockReturnValue({ width: 500, height: 200 } as DOMRect);
  document.elementsFromPoint = () => [card, main, document.body, document.documentElement];
}

describe('what the panel takes from the page', () => {
  it('goes by the ground under the content, not by the frame around it', () => {
    page('12px');
    expect(readSurroundings(document, null)).toEqual({
      theme: 'light',
      direction: 'ltr',
      squareCorners: false,
      settled: true,
    });
  });

  it('doesn’t take the dark head of a table in the middle of a light page for the ground', () => {
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    document.body.innerHTML =
      '<table><thead><tr><th style="background-color: rgb(81, 73, 67)">Name</th></tr></thead></table>';
    const head = document.querySelector('th');
    if (!head) throw new Error('The page has no table.');
    vi.spyOn(head, 'getBoundingClientRect').mockReturnValue({ width: 160, height: 40 } as DOMRect);
    document.elementsFromPoint = () => [head, document.body, document.documentElement];
    expect(readSurroundings(document, null).theme).toBe('light');
  });

  it('has square corners beside square cards', () => {
    page('0px');
    expect(readSurroundings(document, null).squareCorners).toBe(true);
  });

  it('isn’t settled while the page shows no card', () => {
    document.elementsFromPoint = () => [document.body];
    expect(readSurroundings(document, null).settled).toBe(false);
  });

  it('knows what is transparent', () => {
    expect(lightness('rgba(0, 0, 0, 0)')).toBeNull();
    expect(lightness('rgb(255, 255, 255)')).toBeCloseTo(1);
  });
});
