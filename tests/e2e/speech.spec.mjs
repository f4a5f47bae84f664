// What the accessibility tree has, which is all that a reader who hears the page gets.
import { BRIDGE, TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";

async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: role?.value,
      name: name?.value,
      description: description?.value ?? "",
    }));
}

const marked = (nodes, name) => nodes.filter((node) => node.role === "link" && node.name === name);

test("a mark says what it means", async ({ desk }) => {
  await desk.read(BRIDGE);
  const nodes = await tree(desk.page);
  expect(marked(nodes, "Holm")[0].description).toContain("Jan Holm, person, 2 of");
  expect(marked(nodes, "Tuesday")[0].description).toBe("Tuesday, 5 March 2024, worked out");
});

test("marks can be left unannounced", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.page.keyboard.press("?");
  await desk.page.getByTestId("announce").uncheck();
  await desk.page.keyboard.press("Escape");
  await expect.poll(async () => marked(await tree(desk.page), "Tuesday")).toEqual([]);
});

test("what was read is said once, and every correction", async ({ desk }) => {
  await desk.read(BRIDGE);
  await expect(desk.said).toHaveText(/^Read: 2 people, .*dates\.$/);
  await desk.mark("Reuters").click();
  await desk.page.getByTestId("not-a-name").click();
  await expect(desk.said).toHaveText("Reuters is not a name, 3 places");
});

test("the focus never falls to the body", async ({ desk }) => {
  const has = () => desk.focused();
  await desk.read(TUNNEL);
  await expect.poll(has, "after a paste").not.toBe("BODY");
  await desk.changeDate("2023-06-16");
  await expect.poll(has, "after a date").toBe("published");
  await desk.page.getByTestId("published-reset").press("Enter");
  await expect.poll(has, "after the date was taken back").not.toBe("BODY");
  await desk.page.getByRole("button", { name: "Another article" }).press("Enter");
  await expect.poll(has, "in a new tab").toBe("paste");
  await desk.read(BRIDGE);
  await expect.poll(has, "after the second paste").not.toBe("BODY");
  await desk.page.getByRole("button", { name: /^Close/ }).last().press("Enter");
  await expect.poll(has, "after a tab was closed").not.toBe("BODY");
  await desk.rows.first().press("Enter");
  await expect.poll(has, "after a jump").not.toBe("BODY");
});

test("notices leave by themselves", async ({ page, site }) => {
  await page.clock.install();
  const desk = new Desk(page, site.url);
  await desk.open();
  await desk.read(BRIDGE);
  await desk.mark("Reuters").click();
  await page.clock.runFor(300);
  await page.getByTestId("not-a-name").click();
  await expect(page.locator(".notice")).toHaveCount(1);
  await page.clock.fastForward("00:30");
  await expect(page.locator(".notice")).toHaveCount(0);
});
