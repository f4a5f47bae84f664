// What a reader pastes leaves neither page nor worker, on a host that sends headers and on one that cannot.
import { fileURLToPath } from "node:url";
import { TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";
import { fileServer } from "../../scripts/serve.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Serves the page and counts what is asked for at an address no file of the page has. */
async function host(plain) {
  let leaks = 0;
  const files = fileServer(DIST, "/", { plain });
  files.prependListener("request", ({ url }) => {
    if (url.startsWith("/leak")) leaks += 1;
  });
  await new Promise((done) => files.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${files.address().port}/`, leaks: () => leaks, close: () => files.closeAllConnections() };
}

const WAYS = {
  fetch: () => fetch("/leak"),
  XMLHttpRequest: () => {
    const request = new XMLHttpRequest();
    request.open("GET", "/leak", false);
    request.send();
  },
  WebSocket: () => new WebSocket(`ws://${location.host}/leak`) && null,
  EventSource: () => new EventSource("/leak") && null,
  importScripts: () => importScripts("/leak"),
  Worker: () => new Worker("/leak") && null,
};

for (const plain of [false, true]) {
  test(`the worker's network calls are refused on a host ${plain ? "without" : "with"} headers`, async ({ page }) => {
    const site = await host(plain);
    const desk = new Desk(page, site.url);
    const started = page.waitForEvent("worker");
    await desk.open();
    const worker = await started;
    await desk.read(TUNNEL);
    for (const [way, call] of Object.entries(WAYS)) {
      const outcome = await worker.evaluate(call).then(
        () => "done",
        (error) => error.message,
      );
      expect(outcome, way).toContain("is not for Dateline's worker");
    }
    expect(site.leaks()).toBe(0);
    expect(desk.trouble).toEqual([]);
    site.close();
  });
}

test("headers of the host carry the page's policy, and files come compressed", async ({ request }) => {
  const site = await host(false);
  const page = await request.get(site.url);
  expect(page.headers()["content-security-policy"]).toContain("connect-src 'self'");
  const script = /src="\.\/(start-[0-9a-f]+\.js)"/.exec(await page.text())[1];
  const answer = await request.get(site.url + script, { headers: { "Accept-Encoding": "br" } });
  expect(answer.headers()["content-encoding"]).toBe("br");
  expect(await answer.text()).toContain("serviceWorker");
  site.close();
});

test("the help page leads to the notices of what is shipped", async ({ page }) => {
  const site = await host(false);
  await page.goto(`${site.url}help.html`);
  await page.getByRole("link", { name: "What Dateline contains" }).click();
  const notices = page.locator("body");
  for (const name of ["leptos", "pdfjs-dist", "GeoNames", "CC BY 4.0", "Permission is hereby granted"]) {
    await expect(notices).toContainText(name);
  }
  site.close();
});
