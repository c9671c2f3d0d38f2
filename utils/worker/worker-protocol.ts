/** What a piece of work may do besides its work. */
export interface TaskContext {
  /** Tells how much is done, from 0 to 1. */
  readonly progress: (done: number) => void;
  /** Aborted when nobody waits for the outcome any more. */
  readonly signal: AbortSignal;
}

/** Pieces of work by name; input and output are values that can be cloned. */
export type Tasks = Readonly<Record<string, (input: never, tools: TaskContext) => unknown>>;

export type TaskInput<Table extends Tasks, Name extends keyof Table> = Parameters<Table[Name]>[0];
export type TaskOutput<Table extends Tasks, Name extends keyof Table> = Awaited<ReturnType<Table[Name]>>;

/** What is said to the worker: do this, or stop doing it. */
export type TaskRequest =
  | { readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly name: null };

/** What the worker says: how far it is, what has come of it, or that it threw. */
export type Report =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'threw'; readonly name: string };
