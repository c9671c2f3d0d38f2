import type { Screen } from './screen.ts';

/** Drops a file on the drop target of the users section. */
export function dropFile(tab: Screen, name: string, text: string): Promise<boolean> {
  return tab.page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    const target = document.querySelector('.drop');
    for (const type of ['dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
    return true;
  })()`);
}
