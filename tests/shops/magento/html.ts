const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

/** Text as HTML, in content and in attributes. */
export function escapeHtml(text: string | number): string {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
