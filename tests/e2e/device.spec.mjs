import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

test("the text and the date given survive a reload", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.changeDate("2023-06-16");
  await expect(desk.published).toContainText("16 June 2023");
  await desk.page.reload();
  await desk.isRead();
  await expect(desk.reading).toContainText("two years later than planned");
  await expect(desk.published).toContainText("16 June 2023");
});

test('"Clear everything" leaves nothing on the device', async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("clear").click();
  await expect(desk.field).toHaveValue("");
  await desk.page.reload();
  await expect(desk.field).toBeVisible();
  await expect(desk.field).toHaveValue("");
  expect(await desk.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Rotterdam");
});

test("what was cleared by mistake comes back", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("clear").click();
  await desk.page.getByTestId("undo").click();
  await expect(desk.reading).toContainText("two years later than planned");
});
