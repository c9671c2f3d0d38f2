import { defineConfig } from '@playwright/test';
import { browserNames } from './support/browsers/page-driver.ts';
import type { JourneyOptions } from './support/journey.ts';

export default defineConfig<JourneyOptions>({
  testDir: './e2e',
  outputDir: '../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  projects: browserNames.map((browserUnderTest) => ({
    name: browserUnderTest,
    use: { browserUnderTest },
    // Firefox lets nobody into its running background.
    testIgnore: browserUnderTest === 'firefox' ? '**/killed-anywhere.spec.ts' : [],
  })),
});
