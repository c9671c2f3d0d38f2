import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Runs a function and returns its value and the processor time of this process, in milliseconds. Wall-clock time would
 * include other load of the machine; all threads count, so that garbage collection is included.
 */
export async function onProcessor<Value>(act: () => Value | Promise<Value>) {
  const before = process.cpuUsage();
  const value = await act();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}

export async function processorMs(act: () => unknown): Promise<number> {
  return (await onProcessor(act)).ms;
}

/** Bytes in use now, uncollected garbage included. */
export function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
