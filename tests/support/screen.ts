import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PageDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';

const library = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.js'),
  'utf8',
);

/** Queries the page and every open shadow root in it, by accessible roles and names. */
const defineEverywhere = `window.everywhere ??= (query) => {
  const roots = [document.body];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot?.firstElementChild) roots.push(...element.shadowRoot.children);
    }
  }
  return roots.flatMap((root) => query(window.TestingLibraryDom, root));
}`;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a user sees and does in a tab: elements are found by role and name, or by text. */
export interface Screen {
  /** Waits until this text is visible. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly seesRole: (role: string, name: string | RegExp) => Promise<void>;
  /** Waits until this text is no longer visible. */
  readonly seesNoMore: (text: string | RegExp) => Promise<void>;
  readonly click: (role: string, name: string | RegExp) => Promise<void>;
  /** Clicks a text without a role of its own, such as a disclosure's summary. */
  readonly clickText: (text: string | RegExp) => Promise<void>;
  /** Clicks a field, clears it and types. */
  readonly fill: (role: string, name: string | RegExp, text: string) => Promise<void>;
  /** The value of a field. */
  readonly value: (role: string, name: string | RegExp) => Promise<string>;
  /** The text of all elements with this role. */
  readonly texts: (role: string) => Promise<readonly string[]>;
  readonly page: PageDriver;
}

export function screenOf(page: PageDriver): Screen {
  /** In one evaluation, since the page may change between two; injects the library when it is missing. */
  async function query<Value>(body: string): Promise<Value> {
    const expression = `(() => { ${defineEverywhere}; return { answer: (() => { ${body} })() }; })()`;
    const isInjected = 'typeof window.TestingLibraryDom === "object"';
    const reply = await page.evaluate<{ answer: Value } | null>(`${isInjected} ? ${expression} : null`);
    if (reply !== null) return reply.answer;
    return (await page.evaluate<{ answer: Value }>(`${library};\n${expression}`)).answer;
  }

  function byText(text: string | RegExp): string {
    return `everywhere((library, root) => library.queryAllByText(root, ${pattern(text)}, { ignore: 'script, style' }))
      .filter((element) => element.checkVisibility())`;
  }

  function byRole(role: string, name: string | RegExp): string {
    return `everywhere((library, root) => library.queryAllByRole(root, ${JSON.stringify(role)}, { name: ${pattern(name)} }))`;
  }

  /** The centre of an element once it has stopped moving: a page that is still rendering shifts its parts. */
  async function stablePoint(what: string, elements: string): Promise<Point> {
    let last: Point | null = null;
    return eventually(what, async () => {
      const before = last;
      last = await query<Point | null>(`const element = ${elements}[0];
        if (!element || element.disabled) return null;
        element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const box = element.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };`);
      return before !== null && last?.x === before.x && last.y === before.y ? last : null;
    });
  }

  async function clickOn(what: string, elements: string): Promise<void> {
    const { x, y } = await stablePoint(what, elements);
    await page.clickAt(x, y);
  }

  function click(role: string, name: string | RegExp): Promise<void> {
    return clickOn(`${role} ${name}`, byRole(role, name));
  }

  return {
    page,
    sees: async (text) =>
      void (await eventually(`the text ${text}`, () => query(`return ${byText(text)}.length > 0`))),
    seesRole: async (role, name) =>
      void (await eventually(`${role} ${name}`, () => query(`return ${byRole(role, name)}.length > 0`))),
    seesNoMore: async (text) =>
      void (await eventually(`no text ${text}`, () => query(`return ${byText(text)}.length === 0`))),
    click,
    clickText: (text) => clickOn(`the text ${text}`, byText(text)),
    async fill(role, name, text) {
      await click(role, name);
      await query(`${byRole(role, name)}[0].select(); return true`);
      await page.press('Backspace');
      await page.type(text);
    },
    value: (role, name) =>
      eventually(`${role} ${name}`, () =>
        query<{ value: string } | null>(
          `const field = ${byRole(role, name)}[0]; return field ? { value: field.value } : null`,
        ),
      ).then(({ value }) => value),
    texts: (role) =>
      query(`return everywhere((library, root) => library.queryAllByRole(root, ${JSON.stringify(role)}))
        .map((element) => element.innerText.replace(/\\s+/g, ' ').trim())`),
  };
}

/** A string matches as a substring. */
function pattern(text: string | RegExp): string {
  return text instanceof RegExp
    ? String(text)
    : String(new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')));
}
