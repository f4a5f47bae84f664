import { defineConfig } from "@playwright/test";

/** What reads for long, or is measured: the compiler that takes its time is worth it there. */
const LONG = ["bad-input", "large", "long-text"].map((name) => `${name}.spec.mjs`);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How the browser is started. */
const launch = (flags) => ({ launchOptions: { executablePath: process.env.CHROMIUM, args: [...FLAGS, ...flags] } });

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../test-results",
  snapshotPathTemplate: "../../www/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Time is no part of what is tested here, and the machine may be busy with something else.
  expect: { timeout: 15_000 },
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    colorScheme: "light",
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
    // Only offline.spec.mjs wants one: elsewhere it would fetch the whole page twice.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
  projects: [
    // A short text is read before the second compiler has made the program any faster; two cores have enough to do.
    { name: "short", testIgnore: LONG, use: launch(["--js-flags=--liftoff-only"]) },
    { name: "long", testMatch: LONG, use: launch([]) },
  ],
});
