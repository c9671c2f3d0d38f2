/** Three base64url parts as in a token of e-sidoc; the second is JSON, which begins with "e". */
const tokenShape = /[\w-]{10,}\.e[\w-]{10,}\.[\w-]*/g;
const maxTokenLength = 16_384;
const maxTokens = 5;

/**
 * Extracts the texts that may be tokens from a portal's page (`html`) and from its session storage (`kept`); the
 * background validates them. Runs in the page, and reads nothing else of it.
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
    .filter((run) => run.length <= maxTokenLength)
    .slice(0, maxTokens)
    .join(' ');
}
