/** `system`: nothing was chosen. The extension's own pages then follow the system, the panel the page that it is on. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What was kept of a person's choice. */
export const themeOf = (kept: unknown): Theme => THEMES.find((theme) => theme === kept) ?? 'system';
