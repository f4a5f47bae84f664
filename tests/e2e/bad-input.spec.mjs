import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

const LINE = "The harbour of Rotterdam is deep, said Ines de Wit on Tuesday. ";

const INPUTS = {
  "one letter": "a",
  blanks: " \t\n\u00a0\u2003\n ",
  "one endless line": LINE.repeat(1_000),
  "a word without end": "harbour".repeat(5_000),
  "NUL characters": "Rotterdam\0 opened\0\0 on Tuesday.",
  "half a surrogate pair": "Rotterdam \ud83d opened \udc00 on Tuesday.",
  "Windows line ends": TUNNEL.replaceAll("\n", "\r\n"),
  emoji: "😀 Berlin 🇩🇪 met 👩‍👩‍👧‍👦 on Friday 🎉",
  "right to left": "رئيس الوزراء زار باريس يوم الاثنين. שלום עולם",
  "HTML as text": "<script>window.harmed = 1</script><p>On <b>May 5</b> &amp; after</p><img src=x onerror=harmed=1>",
  "another language": "Le ministre a déclaré mardi à Marseille que les travaux étaient terminés depuis le 3 mars 2020.",
  "a list of numbers": "1 2 3 4.5 6,000 7/8 9:10 11-12 13% $14\n15\n16 17\n18.19.20",
};

for (const [name, text] of Object.entries(INPUTS)) {
  test(`${name}: the page goes on`, async ({ desk }) => {
    await desk.field.fill(text);
    const read = desk.page.getByTestId("read");
    if (await read.isVisible()) await read.click();
    await expect(desk.page.getByRole("alert")).toHaveCount(0);
    expect(await desk.page.evaluate(() => window.harmed)).toBeUndefined();
    expect(await desk.fits()).toBe(true);
    await goesOn(desk);
  });
}

test("ten megabytes: the page answers while they are read, and goes on", async ({ desk }) => {
  test.setTimeout(180_000);
  const size = 10_000_000;
  await desk.field.evaluate(
    (field, [line, count]) => {
      field.value = line.repeat(count);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    [`${LINE}\n`.repeat(10), Math.ceil(size / (LINE.length + 1) / 10)],
  );
  await expect(desk.reading).toContainText("The harbour of Rotterdam is deep", { timeout: 60_000 });
  await goesOn(desk);
});

/** The page takes another text and reads it. */
async function goesOn(desk) {
  if (!(await desk.field.isVisible())) await desk.clear();
  await expect(desk.field).toBeVisible();
  await desk.read(TUNNEL);
  await expect(desk.reading).toContainText("two years later than planned");
}
