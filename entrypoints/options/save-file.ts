/** The browser reads the file after the click; it isn't needed any more a while later. */
const KEPT_MS = 60_000;

/** Hands a file over as a download, under this name. */
export function saveFile(name: string, type: string, parts: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
