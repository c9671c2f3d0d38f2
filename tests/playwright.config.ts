import { defineConfig } from '@playwright/test';
import { browserNames } from './support/browsers/page-driver.ts';
import type { JourneyOptions } from './support/journey.ts';

/**
 * At whatever hour the tests are run, for the browsers and the sandbox it is about noon: no day ends meanwhile, and an
 * hour ago is today. `Etc/GMT-3` is three hours ahead of UTC.
 */
const hoursToNoon = 12 - new Date().getUTCHours();
process.env['TZ'] = `Etc/GMT${hoursToNoon > 0 ? '-' : '+'}${Math.abs(hoursToNoon)}`;

/**
 * Every browser that starts meanwhile would be set up by the policies of these: they come after all others, and one
 * after the other.
 */
const forWholeMachine = ['**/j8-rollout.spec.ts', '**/policy.spec.ts'];

export default defineConfig<JourneyOptions>({
  testDir: './e2e',
  outputDir: '../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // The run lists journeys that needed a second attempt, and fails when there are more than two of them.
  retries: 1,
  timeout: 60_000,
  projects: [
    ...browserNames.map((browserUnderTest) => ({
      name: browserUnderTest,
      use: { browserUnderTest },
      testIgnore: [
        ...forWholeMachine,
        // Firefox lets nobody into its running background.
        ...(browserUnderTest === 'firefox' ? ['**/background-termination.spec.ts'] : []),
      ],
    })),
    ...browserNames.map((browserUnderTest) => ({
      name: `${browserUnderTest}-managed`,
      use: { browserUnderTest },
      testMatch: forWholeMachine,
      workers: 1,
      fullyParallel: false,
      dependencies: [...browserNames],
    })),
  ],
});
