// Runs before anything is drawn: a page that was told to be dark must not begin as a white one, nor the other way round.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the page follows the system until its own script knows better.
}
