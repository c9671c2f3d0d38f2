import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Runs `act` and returns its result with the CPU time of this process, in milliseconds. Unlike wall-clock time it
 * excludes other processes; it includes all threads, and so the garbage collector.
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

/** Bytes in use, garbage included. */
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
