import { readFileSync } from "node:fs";
import { BRIDGE } from "./articles.mjs";
import { expect, test } from "./desk.mjs";
import { schemaErrors } from "./schema.mjs";

const names = (analysis) => analysis.entities.map(({ name }) => name);
const valueOf = (analysis, text) => analysis.timexes.find((timex) => timex.text === text)?.value;

for (const width of [1440, 360]) {
  test.describe(`by pointer, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("what is no name is gone from everything at once", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Reuters").click();
      await expect(desk.card).toContainText("At all 3 places");
      await desk.page.getByTestId("not-a-name").click();
      await expect(desk.mark("Reuters")).toHaveCount(0);
      await expect(desk.page.getByTestId("brief").getByText("Says who")).not.toBeVisible();
      const analysis = await desk.analysis();
      // A line may quote the sentence that has the word; nobody is introduced by it.
      const named = analysis.summary.key_facts.filter(({ question }) => ["who", "according_to"].includes(question));
      expect(JSON.stringify([analysis.entities, named])).not.toContain("Reuters");
      expect(analysis.corrections.map(({ act, places }) => [act, places.length])).toEqual([["not_a_name", 3]]);
      expect(schemaErrors("analysis-1", analysis)).toEqual([]);
    });

    test("a correction reaches this place only, when the reader says so", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Reuters").click();
      await desk.page.getByTestId("everywhere").uncheck();
      await desk.page.getByTestId("not-a-name").click();
      await expect(desk.mark("Reuters")).not.toHaveCount(0);
      expect((await desk.analysis()).corrections[0].places).toHaveLength(1);
    });

    test("a kind is changed with one press of a chip", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Porto").click();
      await desk.page.getByTestId("kind-organization").click();
      await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "organization");
      await expect(desk.mark("Porto", 1)).toHaveAttribute("data-kind", "organization");
    });

    test("what leans on a date follows it", async ({ desk }) => {
      await desk.read(BRIDGE);
      expect(valueOf(await desk.analysis(), "The previous day")).toBe("2024-03-04");
      await desk.mark("Tuesday").click();
      await desk.page.getByTestId("date-value").fill("27 Feb");
      await desk.page.getByTestId("date-value-set").click();
      await expect(desk.said).toContainText("27 Feb");
      await expect.poll(async () => valueOf(await desk.analysis(), "The previous day")).toBe("2024-02-26");
    });

    test("selected words become a name", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.select("bridge contract");
      await expect(desk.card).toContainText("bridge contract");
      await desk.page.getByTestId("kind-law").click();
      await expect(desk.mark("bridge contract")).toHaveAttribute("data-kind", "law");
    });

    test("selected words become a row of the timeline", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.select("The bridge will be safe");
      await desk.page.getByTestId("event-label").fill("A promise is made");
      await desk.page.getByTestId("event-label-set").click();
      await desk.turnTo("Timeline");
      await expect(desk.rows.filter({ hasText: "A promise is made" })).toHaveCount(1);
    });

    test("a quote is given to another speaker", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.turnTo("Summary");
      await desk.page.getByTestId("quote-change").first().click();
      await desk.page.getByTestId("said-by").fill("holm");
      await desk.page.getByTestId("said-by-choice").first().click();
      await expect(desk.page.getByTestId("brief").locator(".quotes .speaker").first()).toHaveText("Jan Holm");
    });

    test("words that are no quote become one, and are the very words or not", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.turnTo("Summary");
      await desk.page.getByRole("button", { name: /^Who said .The bridge will be safe/ }).click();
      await desk.page.getByTestId("directness").click();
      await expect(desk.said).toContainText("was said in other words");
      expect((await desk.analysis()).quotes.some(({ direct }) => direct)).toBe(false);
      await desk.page.keyboard.press("Control+z");
      await expect.poll(async () => (await desk.analysis()).quotes.some(({ direct }) => direct)).toBe(true);
      await desk.turnTo("Read");
      await desk.select("met Eva Brandt in Lisbon");
      await desk.page.getByTestId("said-by").fill("brandt");
      await desk.page.getByTestId("said-by-choice").first().click();
      await expect(desk.said).toContainText("Eva Brandt said");
      const analysis = await desk.analysis();
      expect(analysis.corrections.map(({ outcome }) => outcome)).toEqual(["applied"]);
      const speaker = analysis.quotes.find(({ set_by }) => set_by === "reader").speaker;
      expect(analysis.entities.find(({ id }) => id === speaker).name).toBe("Eva Brandt");
    });

    test("a row is given who did it, and a day that the event has, too", async ({ desk }) => {
      await desk.read(BRIDGE);
      const row = () => desk.page.getByTestId("row-change").first();
      await desk.turnTo("Timeline");
      await row().click();
      await desk.page.getByTestId("row-who").fill("lisb");
      await desk.page.getByTestId("row-who-choice").first().click();
      await expect(desk.said).toContainText("Lisbon did");
      await row().click();
      await expect(desk.card).toContainText("Lisbon");
      await desk.page.getByTestId("row-when").fill("2 Feb 2024");
      await desk.page.getByTestId("row-when").press("Enter");
      await expect.poll(async () => {
        const { events } = await desk.analysis();
        const event = events.find(({ when }) => when?.interval?.[0] === "2024-02-02");
        return event?.participants.filter(({ role }) => role === "agent").length;
      }).toBe(1);
    });

    test("selected words become an amount, a key fact, another kind of piece", async ({ desk }) => {
      await desk.read(BRIDGE);
      const brief = desk.page.getByTestId("brief");
      await desk.select("bridge contract");
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("fact-what").click();
      await desk.turnTo("Summary");
      await expect(brief.locator(".facts")).toContainText("bridge contract");
      await desk.turnTo("Read");
      await desk.select("a contract");
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("quantity-value").fill("40 workers");
      await desk.page.getByTestId("quantity-value").press("Enter");
      await expect(desk.mark("a contract")).toHaveAttribute("data-kind", "quantity");
      await desk.select("Reuters did not say");
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("block-caption").click();
      await expect(desk.reading.locator(".b-caption")).toContainText("Reuters did not say");
      for (let step = 0; step < 3; step += 1) await desk.page.getByTestId("undo-step").click();
      await expect(desk.reading.locator(".b-caption")).toHaveCount(0);
      await expect(desk.mark("a contract")).toHaveCount(0);
    });

    test("a row is told otherwise, and is none", async ({ desk }) => {
      await desk.read(BRIDGE);
      const row = desk.rows.first();
      const before = await desk.rows.count();
      await desk.turnTo("Timeline");
      await desk.page.getByTestId("row-change").first().click();
      await desk.page.getByTestId("row-label").fill("They met");
      await desk.page.getByTestId("row-label-set").click();
      await expect(row).toContainText("They met");
      await desk.page.getByTestId("row-change").first().click();
      await desk.page.getByTestId("not-an-event").click();
      await expect(desk.rows).toHaveCount(before - 1);
    });

    test("a paragraph that is not the article is read no more, and can come back", async ({ desk }) => {
      await desk.read(BRIDGE);
      const last = desk.reading.locator("p.b-paragraph").last();
      await last.hover();
      await last.getByTestId("block-toggle").click();
      const said = desk.page.getByTestId("brief").locator(".quotes");
      await desk.turnTo("Summary");
      await expect(said).not.toContainText("The bridge will be safe");
      await desk.page.keyboard.press("Control+z");
      await expect(said).toContainText("The bridge will be safe");
    });

    test("what the page left out is put back with one press", async ({ desk }) => {
      await desk.read(BRIDGE);
      const last = desk.reading.locator("p.b-paragraph").last();
      await last.hover();
      await last.getByTestId("block-toggle").click();
      await desk.reading.locator(".fold").last().click();
      const out = desk.reading.locator(".b-boilerplate").filter({ hasText: "The bridge will be safe" });
      await out.getByRole("button", { name: "This is the article" }).click();
      await expect(desk.reading.locator("p.b-paragraph").last()).toContainText("The bridge will be safe");
      await expect(desk.mark("Brandt")).not.toHaveCount(0);
    });

    test("a key fact and a sentence of the summary are taken out", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.turnTo("Summary");
      const brief = desk.page.getByTestId("brief");
      const facts = brief.locator(".facts dd");
      const [before, fact] = [await facts.count(), await facts.first().locator(".link").textContent()];
      await brief.getByRole("button", { name: `Not a key fact: ${fact}` }).first().click();
      await expect(facts).toHaveCount(before - 1);
      const sentences = desk.page.getByTestId("summary").getByRole("listitem");
      const told = await sentences.first().locator(".link").textContent();
      await sentences.first().getByRole("button", { name: /^Out of the summary/ }).click();
      await expect(desk.page.getByTestId("summary").getByText(told, { exact: true })).toHaveCount(0);
      const analysis = await desk.analysis();
      expect(analysis.corrections.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
    });

    test("a name that is none in every article is none in the next", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Reuters").click();
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("never").click();
      await desk.turnTo("Who");
      await expect(desk.page.getByTestId("personal")).toContainText("Reuters is not a name");
      await desk.page.getByRole("button", { name: "Another article" }).click();
      await desk.read(BRIDGE.replace("Lisbon bridge", "Another bridge"));
      await expect(desk.mark("Reuters")).toHaveCount(0);
      await expect(desk.mark("Porto")).not.toHaveCount(0);
    });

    test("corrections leave as a file and come back from one", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Porto").click();
      await desk.page.getByTestId("kind-organization").click();
      await desk.turnTo("Who");
      await desk.page.getByText("Corrections as a file").click();
      const [download] = await Promise.all([
        desk.page.waitForEvent("download"),
        desk.page.getByTestId("export-corrections").click(),
      ]);
      const file = readFileSync(await download.path());
      await desk.page.getByTestId("undo-step").click();
      await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "place");
      await desk.page.getByTestId("import-corrections").setInputFiles({
        name: "mine.json",
        mimeType: "application/json",
        buffer: file,
      });
      await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "organization");
    });
  });
}

test.describe("by keys alone", () => {
  test("Backspace, digits, undo and redo, with the focus on the word all the time", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Porto");
    await desk.page.keyboard.press("2");
    await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "organization");
    await expect(desk.said).toContainText("Porto is an organization, 2 places");
    await expect.poll(() => desk.focused()).toBe("Porto");
    await desk.page.keyboard.press("Backspace");
    await expect(desk.mark("Porto")).toHaveCount(0);
    await expect.poll(() => desk.focused()).not.toBe("BODY");
    await desk.page.keyboard.press("Control+z");
    await expect(desk.said).toContainText("Undone: Porto is not a name");
    await desk.page.keyboard.press("Control+z");
    await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "place");
    await desk.page.keyboard.press("Control+Shift+Z");
    await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "organization");
  });

  test("the text is one stop of the Tab key", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Porto");
    await desk.page.keyboard.press("Tab");
    expect(await desk.page.evaluate(() => document.activeElement.closest(".reading"))).toBeNull();
    await desk.page.keyboard.press("Shift+Tab");
    await expect.poll(() => desk.focused()).toBe("Porto");
  });

  test("Enter leads into the card, Tab stays in it, Escape leads back", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Porto");
    await desk.page.keyboard.press("Enter");
    const inside = () => desk.page.evaluate(() => !!document.activeElement.closest(".popover"));
    await expect.poll(inside).toBe(true);
    for (let step = 0; step < 30; step += 1) {
      await desk.page.keyboard.press("Tab");
      expect(await inside()).toBe(true);
    }
    await desk.page.keyboard.press("Escape");
    await expect(desk.card).toHaveCount(0);
    await expect.poll(() => desk.focused()).toBe("Porto");
  });

  test("moving through what a card offers commits nothing", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Porto");
    await desk.page.keyboard.press("m");
    await expect.poll(() => desk.focused()).toBe("same-as");
    for (const key of ["ArrowDown", "ArrowUp", "Tab", "ArrowDown", "ArrowDown"]) await desk.page.keyboard.press(key);
    await expect(desk.page.getByTestId("corrections")).not.toBeVisible();
    await desk.page.getByTestId("same-as").fill("lisb");
    await desk.page.keyboard.press("Tab");
    await desk.page.keyboard.press("Enter");
    await expect(desk.said).toContainText("Porto is the same as Lisbon");
    await expect.poll(async () => names(await desk.analysis())).not.toContain("Porto");
  });

  test("a name grows and shrinks by words", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Jan Holm");
    await desk.page.keyboard.press("Alt+ArrowLeft");
    await expect(desk.mark("Jan")).toHaveCount(1);
    await expect.poll(() => desk.focused()).toBe("Jan");
    await desk.page.keyboard.press("Alt+ArrowRight");
    await expect(desk.mark("Jan Holm")).toHaveCount(1);
  });

  test("d sets a date", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Tuesday");
    await desk.page.keyboard.press("d");
    await expect.poll(() => desk.focused()).toBe("date-value");
    await desk.page.keyboard.type("last Friday");
    await desk.page.keyboard.press("Enter");
    await expect.poll(async () => valueOf(await desk.analysis(), "Tuesday")).toBe("2024-03-01");
    await expect.poll(() => desk.focused()).not.toBe("BODY");
  });

  test("X says what kind of piece the paragraph is", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Eva Brandt");
    await desk.page.keyboard.press("X");
    await expect(desk.page.getByTestId("block-caption")).toBeVisible();
    for (let step = 0; step < 12 && (await desk.focused()) !== "block-caption"; step += 1) {
      await desk.page.keyboard.press("Tab");
    }
    expect(await desk.focused()).toBe("block-caption");
    await desk.page.keyboard.press("Enter");
    await expect(desk.reading.locator(".b-caption")).toContainText("Eva Brandt");
    await expect.poll(() => desk.focused()).toBe("Eva Brandt");
  });

  test("rows and quotes are mended from their lists", async ({ desk }) => {
    await desk.read(BRIDGE);
    const press = (key) => desk.page.keyboard.press(key);
    const tabTo = async (testid) => {
      for (let step = 0; step < 120; step += 1) {
        if ((await desk.focused()) === testid) return;
        await press("Tab");
      }
      throw new Error(`Tab does not lead to ${testid}`);
    };
    await press("l");
    await tabTo("row-change");
    await press("Enter");
    await tabTo("row-label");
    await press("Control+a");
    await desk.page.keyboard.type("They met");
    await press("Enter");
    await expect(desk.rows.first()).toContainText("They met");
    await expect.poll(() => desk.focused()).not.toBe("BODY");
    await press("l");
    await tabTo("quote-change");
    await press("Enter");
    await tabTo("said-by");
    await desk.page.keyboard.type("holm");
    await press("Tab");
    await press("Enter");
    await expect(desk.page.getByTestId("brief").locator(".quotes .speaker").first()).toHaveText("Jan Holm");
    await press("Control+z");
    await press("Control+z");
    await expect(desk.rows.filter({ hasText: "They met" })).toHaveCount(0);
  });

  test("x leaves a paragraph out, and Tab leads to the button that puts it back", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.walkTo("Eva Brandt");
    await desk.page.keyboard.press("x");
    const out = desk.reading.locator(".b-boilerplate").filter({ hasText: "Eva Brandt" });
    await expect(out).toHaveCount(1);
    await desk.reading.locator(".fold").last().focus();
    await desk.page.keyboard.press("Enter");
    await expect(out).toBeVisible();
    for (let step = 0; step < 12 && (await desk.focused()) !== "block-toggle"; step += 1) {
      await desk.page.keyboard.press("Tab");
    }
    await desk.page.keyboard.press("Enter");
    await expect(desk.mark("Eva Brandt")).toHaveCount(1);
  });

  test("a name is found in the lists and gone to", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.reading.focus();
    await desk.page.keyboard.press("/");
    await expect.poll(() => desk.focused()).toBe("find");
    await desk.page.keyboard.type("brandt");
    await expect(desk.entities).toHaveCount(1);
    await desk.page.keyboard.press("Enter");
    await expect.poll(() => desk.here()).toBe("Eva Brandt");
  });
});

test.describe("360 px wide", () => {
  test.use({ viewport: { width: 360, height: 700 } });

  test("the card is a sheet at the foot that never widens the page", async ({ desk }) => {
    await desk.read(BRIDGE);
    await desk.mark("Jan Holm").click();
    await desk.page.getByTestId("more").click();
    const box = await desk.card.boundingBox();
    expect(box.x).toBe(0);
    expect(box.width).toBe(360);
    expect(Math.round(box.y + box.height)).toBe(700);
    expect(await desk.fits()).toBe(true);
    await desk.page.getByTestId("not-a-name").click();
    await expect(desk.mark("Jan Holm")).toHaveCount(0);
  });
});

test("a sentence and a row say why they are on the timeline, or not", async ({ desk }) => {
  await desk.read(`${BRIDGE}\nEva Brandt did not sign the contract in Lisbon.\n`);
  await desk.select("did not sign");
  await desk.card.getByTestId("why-not").locator("summary").click();
  await expect(desk.card.getByTestId("why-not")).toContainText("“sign” has no row. It did not happen.");
  await desk.page.keyboard.press("Escape");
  await desk.page.getByTestId("row-change").first().click();
  await expect(desk.card).toContainText("Why");
});
