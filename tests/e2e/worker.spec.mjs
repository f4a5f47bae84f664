import { TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";

const throwInWorker = (worker) =>
  worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("a crash on purpose");
    });
  });

test("a crash of the worker loses nothing, and the next text is read", async ({ desk }) => {
  await desk.read(TUNNEL);
  const worker = await desk.worker();
  const [next] = await Promise.all([desk.page.waitForEvent("worker"), throwInWorker(worker)]);
  expect(next).not.toBe(worker);
  await expect(desk.reading).toContainText("two years later than planned");
  await desk.page.getByTestId("edit-text").click();
  await desk.field.fill("Angela Merkel came to Lisbon.");
  await desk.page.getByTestId("read").click();
  await expect(desk.mentionsOf("place").filter({ hasText: "Lisbon" })).toHaveCount(1);
  desk.trouble = desk.trouble.filter((what) => !what.includes("a crash on purpose"));
});

test("a crash while reading is told, and the text stays", async ({ desk }) => {
  await desk.read("Angela Merkel came to Lisbon. She did not stay for long.");
  const worker = await desk.worker();
  // From now on the worker breaks down over every message.
  await worker.evaluate(() => {
    self.onmessage = () => {
      throw new Error("a crash on purpose");
    };
  });
  await desk.page.getByTestId("edit-text").click();
  await desk.field.fill(TUNNEL);
  await desk.page.getByTestId("read").click();
  await expect(desk.page.getByRole("alert")).toContainText("Your text is still here");
  await expect(desk.reading).toContainText("two years later than planned");
  desk.trouble = desk.trouble.filter((what) => !what.includes("a crash on purpose"));
});

test("a worker that falls silent is stopped, and the next text is read", async ({ page, site }) => {
  await page.clock.install();
  const desk = new Desk(page, site.url);
  await desk.open();
  await desk.read(TUNNEL);
  await page.workers()[0].evaluate(() => {
    self.onmessage = () => {};
  });
  await page.getByTestId("edit-text").click();
  await desk.field.fill("Angela Merkel came to Lisbon.");
  await page.getByTestId("read").click();
  await expect(desk.reading).toContainText("Lisbon");
  await expect(async () => {
    await page.clock.fastForward("01:00");
    await expect(page.getByRole("alert")).toContainText("took too long", { timeout: 500 });
  }).toPass();
  await page.getByTestId("edit-text").click();
  await desk.field.fill("Angela Merkel came to Porto.");
  await page.getByTestId("read").click();
  await expect(desk.mentionsOf("place").filter({ hasText: "Porto" })).toHaveCount(1);
});

test("without its worker the page says so and keeps the text", async ({ page, site }) => {
  await page.route(/worker_bg/, (route) => route.abort());
  await page.goto(site.url);
  await page.getByTestId("paste").fill(TUNNEL);
  await page.getByTestId("read").click();
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByTestId("reading")).toContainText("two years later than planned");
});
