/** The promise's value, or `fallback` when it rejects or takes longer than `timeoutMs`. */
export function resolveWithin<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  fallback: Value,
): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(fallback), timeoutMs);
    promise.then(resolve, () => resolve(fallback)).finally(() => clearTimeout(timer));
  });
}
