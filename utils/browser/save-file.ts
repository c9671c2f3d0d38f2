/** By then every browser has started the download. */
const revokeAfterMs = 60_000;

/** Downloads a file under this name; the browser adds a number when such a file exists. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  // Firefox requires the link to be in the document.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), revokeAfterMs);
}
