import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What an act gives, and the time that this process was given for it, in milliseconds: the wall's clock also counts what
 * else the machine does meanwhile. All its threads count, so that what the garbage collector does beside is in it.
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

/** Bytes that the program holds now, rubbish included. */
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
