import { expect, test } from "./desk.mjs";

test.use({ viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 });

// The README's picture; `make picture` keeps it.
test("the page has its picture taken", async ({ desk }) => {
  await desk.page.getByTestId("sample-1").click();
  await desk.isRead();
  await expect(desk.page.getByTestId("timeline-svg")).toBeVisible();
  await desk.page.screenshot({ path: "test-results/page.png" });
});
