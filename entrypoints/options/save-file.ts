/** Gives the person a file of this name, as the browser gives downloads. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  // Firefox downloads only what stands in the page.
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by the next turn; Firefox loses it when the address goes in this one.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
