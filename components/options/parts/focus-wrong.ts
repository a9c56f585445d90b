/** Puts the focus on the first field that is said to be wrong, where there is one. */
export function focusWrong(within: HTMLElement | null): void {
  within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
