import { TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";

/** Many articles in one text, each about another town; the last one names Zagreb. */
const long = (count) => {
  const towns = ["Rotterdam", "Galway", "Bergen", "Porto", "Osaka", "Lima", "Toronto", "Nairobi"];
  const passage = (number) =>
    `Ines de Wit came to ${towns[number % towns.length]} on ${1 + (number % 28)} May 2024 with ${number + 20} others. ` +
    `“We will stay,” she told reporters in ${towns[(number * 3) % towns.length]} on Tuesday.\n\n`;
  return `${Array.from({ length: count }, (_, number) => passage(number)).join("")}The mayor of Zagreb came last.\n`;
};

/** Holds back what the worker says of the whole until `let go` is called in it. */
const holdBack = (worker) =>
  worker.evaluate(() => {
    const post = self.postMessage.bind(self);
    const held = [];
    const isOfTheWhole = (message) => /^{"(portion|analysis)"/.test(new TextDecoder().decode(message.subarray(0, 12)));
    self.postMessage = (message) => (isOfTheWhole(message) ? held.push(message) : post(message));
    self.letGo = () => {
      self.postMessage = post;
      held.forEach((message) => post(message));
    };
  });

const stage = (desk) => desk.page.getByTestId("stage");

test("the beginning of a long text is marked before the rest is read, and the whole is the same", async ({ desk }) => {
  await holdBack(await desk.worker());
  await desk.paste(long(2_000));
  await desk.isRead();
  await expect(stage(desk)).toContainText("its beginning is marked");
  await expect(desk.page.getByTestId("download-json")).toBeDisabled();
  await expect(desk.entities.filter({ hasText: "Zagreb" })).toHaveCount(0);
  await expect(stage(desk)).toContainText("Step 8 of 8");
  await (await desk.worker()).evaluate(() => self.letGo());
  await expect(stage(desk)).toHaveCount(0);
  await desk.page.getByTestId("find").fill("Zagreb");
  await expect(desk.entities.filter({ hasText: "Zagreb" })).toHaveCount(1);
  const { entities } = await desk.analysis();
  const ines = entities.find(({ name }) => name === "Ines de Wit");
  expect(ines.mentions.length).toBeGreaterThan(2_000);
});

test("the reading of a long text can be stopped, and tried again", async ({ desk }) => {
  const worker = await desk.worker();
  await holdBack(worker);
  await desk.paste(long(2_000));
  await desk.isRead();
  const [next] = await Promise.all([desk.page.waitForEvent("worker"), desk.page.getByTestId("stop").click()]);
  expect(next).not.toBe(worker);
  await expect(desk.page.getByRole("alert")).toContainText("was stopped");
  await expect(stage(desk)).toHaveCount(0);
  await desk.isRead();
  await desk.page.getByRole("alert").getByRole("button").click();
  await expect(desk.page.getByTestId("download-json")).toBeEnabled();
});

test("what is written while a long text is read stays, and is read", async ({ desk }) => {
  await holdBack(await desk.worker());
  await desk.paste(long(4_000));
  await desk.isRead();
  await desk.page.getByTestId("edit-text").click();
  await desk.field.evaluate((field) => field.setSelectionRange(0, 0));
  await desk.field.pressSequentially("Tirana waits. ");
  await desk.page.getByTestId("read").click();
  await expect(desk.mentionsOf("place").filter({ hasText: "Tirana" })).toHaveCount(1);
  await expect(desk.field).toHaveValue(/^Tirana waits\. Ines/);
});

test("a worker that never gets ready is given up, and the text stays", async ({ page, site }) => {
  await page.clock.install();
  // Its code stays on the way.
  await page.route(/worker_bg/, () => {});
  await page.goto(site.url);
  await page.getByTestId("paste").fill(TUNNEL);
  await page.getByTestId("read").click();
  await expect(page.getByTestId("reading")).toContainText("two years later than planned");
  await expect(async () => {
    await page.clock.fastForward("03:00");
    await expect(page.getByRole("alert")).toContainText("could not be loaded", { timeout: 500 });
  }).toPass();
  await expect(page.getByTestId("reading")).toContainText("two years later than planned");
  await page.unroute(/worker_bg/);
  await page.getByRole("alert").getByRole("button").click();
  await expect(page.getByTestId("mention").first()).toBeVisible();
});

test("the first article of a page that was just opened is read, whatever the worker does meanwhile", async ({
  page,
  site,
}) => {
  const desk = new Desk(page, site.url);
  await page.goto(site.url);
  await page.locator("textarea").first().fill(TUNNEL);
  // What was typed before the program was there is read by itself, and the button is gone.
  await page.getByTestId("read").click({ timeout: 5_000 }).catch(() => undefined);
  await desk.isRead();
  expect(desk.trouble).toEqual([]);
});
