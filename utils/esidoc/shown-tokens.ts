/** What may be a token of e-sidoc: three base64url parts, the second of them JSON text, which begins with "e". */
const tokenShape = /[\w-]{10,}\.e[\w-]{10,}\.[\w-]*/g;
const longestToken = 16_384;
const most = 5;

/**
 * The texts in a portal's page, and in what the browser keeps for it, that may be tokens; whoever reads them decides.
 * Runs in the page: nothing else of it is looked at.
 */
export function shownTokens(
  html: string,
  kept: readonly unknown[],
): { readonly written: string; readonly kept: string } {
  return {
    written: tokensIn(html),
    kept: kept
      .map((value) => tokensIn(String(value)))
      .join(' ')
      .trim(),
  };
}

function tokensIn(text: string): string {
  const found = text.match(tokenShape) ?? [];
  return found
    .filter((run) => run.length <= longestToken)
    .slice(0, most)
    .join(' ');
}
