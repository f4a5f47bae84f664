import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

const valueOf = async (desk, text) => {
  const { timexes } = JSON.parse((await desk.download()).text);
  return timexes.find((timex) => timex.text.includes(text))?.value;
};

test("the publication date is in sight, with how it was found", async ({ desk }) => {
  await desk.read(TUNNEL);
  await expect(desk.published).toContainText("8 March 2024");
});

test("two dates in the head that disagree are both offered", async ({ desk }) => {
  const [headline, ...story] = TUNNEL.replace("ROTTERDAM, March 8, 2024 (Reuters) - ", "").split("\n\n");
  await desk.read([headline, "March 18, 2024", "Published: March 8, 2024", ...story].join("\n\n"));
  const offered = desk.page.getByTestId("either-day");
  await expect(offered).toHaveText(["8 March 2024", "18 March 2024"]);
  await offered.last().click();
  await expect(desk.published).toContainText("18 March 2024");
  await expect(offered).toHaveCount(0);
});

test("every dependent date follows the publication date", async ({ desk }) => {
  await desk.read(TUNNEL);
  await expect.poll(() => valueOf(desk, "Tuesday")).toBe("2024-03-05");
  await desk.changeDate("2023-06-16");
  await expect(desk.published).toContainText("16 June 2023");
  await expect.poll(() => valueOf(desk, "Tuesday")).toBe("2023-06-13");
  await desk.page.getByTestId("published-reset").click();
  await expect.poll(() => valueOf(desk, "Tuesday")).toBe("2024-03-05");
});
