import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs everything: the fast tests, the build of both extensions, the journeys in both browsers. */
interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Of those passed: how many only did at the second try. They are worth a look, but no reason to stop. */
  readonly unsteady: number;
}

const reports = mkdtempSync(join(tmpdir(), 'compagnon-tests-'));

function run(command: string, words: readonly string[], variables: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...variables },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function readReport(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function runFast(): Count {
  const file = join(reports, 'fast.json');
  const words = [
    'run',
    '-c',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const good = run('vitest', words);
  const { numPassedTests, numFailedTests } = readReport(file);
  // A run may fail without a failed test: a file that cannot be read, an error after the last test.
  return {
    passed: Number(numPassedTests),
    failed: Math.max(Number(numFailedTests), good ? 0 : 1),
    unsteady: 0,
  };
}

function runJourneys(): Count {
  const file = join(reports, 'journeys.json');
  const good = run('playwright', ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    // The sandbox strips the types of its page's scripts with a function that Node still calls experimental.
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  });
  const { expected, unexpected, flaky, skipped } = readReport(file)['stats'] as Record<string, number>;
  const failed = (unexpected ?? 0) + (skipped ?? 0);
  const unsteady = flaky ?? 0;
  return { passed: (expected ?? 0) + unsteady, failed: Math.max(failed, good ? 0 : 1), unsteady };
}

const fast = runFast();
const built = run('npm', ['run', '--silent', 'build']);
const journeys = built ? runJourneys() : { passed: 0, failed: 1, unsteady: 0 };
const failed = fast.failed + journeys.failed;
const { unsteady } = journeys;
if (unsteady > 0) console.log(`\n${unsteady} passed at the second try only: see "flaky" above`);
console.log(`\n${fast.passed + journeys.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
