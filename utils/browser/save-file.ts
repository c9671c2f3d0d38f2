/** Long after any browser has begun to read it. */
const minute = 60_000;

/** Gives a file to the person as a download, under this name unless the browser has one like it already. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  // Firefox downloads only what stands in the page.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), minute);
}
