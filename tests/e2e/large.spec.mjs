import { expect, test } from "./desk.mjs";

/** Paragraphs with five marks each. */
const paragraph = (number) =>
  `Ada Holm left Lisbon for Porto in ${1950 + (number % 60)}, and Eva Brandt paid her $${number + 2} million for it.`;

/** From doing something to the frame that shows it, in milliseconds. */
async function shown(page, act) {
  return page.evaluate(async (act) => {
    const { testid, words } = act;
    const found = [...document.querySelectorAll(`[data-testid="${testid}"]`)];
    const element = found.find((element) => !words || element.textContent === words);
    const begun = performance.now();
    element.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // What is styled and laid out only now counts, too.
    document.body.offsetHeight;
    return performance.now() - begun;
  }, act);
}

test("a page of 10,000 marks answers at once", async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const text = Array.from({ length: 2_000 }, (_, number) => paragraph(number)).join("\n\n");
  await desk.paste(`A long journey\n\n${text}\n`);
  await expect(desk.mentions.first()).toBeVisible({ timeout: 120_000 });
  await expect.poll(() => desk.mentions.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(10_000);
  const times = { name: [], kind: [], other: [] };
  for (let round = 0; round < 5; round += 1) {
    times.name.push(await shown(page, { testid: "mention", words: "Ada Holm" }));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    times.kind.push(await shown(page, { testid: "legend-person" }));
    times.other.push(await shown(page, { testid: "mention", words: "1960" }));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
  const median = (all) => Math.round(all.toSorted((one, other) => one - other)[2]);
  const said = `a name ${median(times.name)} ms, a date ${median(times.other)} ms, a kind ${median(times.kind)} ms`;
  console.log(`${await desk.mentions.count()} marks: ${said}`);
  // The aim is 100 ms; a machine that is busy with something else may take three times as long.
  for (const all of Object.values(times)) expect(median(all)).toBeLessThan(300);
});
