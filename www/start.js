// Starts the page, and keeps a copy of it on the device so that it opens without a network.
import { handOver } from "./early.js";

// The longest wait for a new version, in ms; it answers at once unless something is wrong with it.
const PATIENCE = 3000;

// When a copy is fetched, in ms: the reader of articles, which is the larger part of it, has come by then.
const LATER = 5000;

await newVersion();
await firstPaint();
try {
  const [{ default: init, mount }, { listen }] = await Promise.all([import("./app.js"), import("./ways-in.js")]);
  await init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
  // Between the two the browser may answer a key.
  await new Promise((done) => setTimeout(done));
  mount();
  handOver();
  listen();
} catch (error) {
  const sorry = document.createElement("p");
  sorry.setAttribute("role", "alert");
  sorry.textContent =
    "Dateline could not start. It needs a browser of 2023 or later; if yours is, copy what you put into the field and reload the page.";
  document.body.append(sorry);
  throw error;
}

// Without it (a private window, a plain-http address) the page works all the same, with a network.
const keepCopy = () =>
  navigator.serviceWorker?.register("./sw.js").catch((reason) => console.info("No offline copy:", reason));
setTimeout(keepCopy, LATER);

/** Waits until the first view is seen: nothing that is fetched for the program holds that up. */
async function firstPaint() {
  if (document.hidden) return;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/**
 * Lets a new version that was fetched in the meantime take over, which loads the page again. Nothing of the
 * old one is started before that is settled.
 */
async function newVersion() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const next = registration?.waiting;
  if (!next) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, PATIENCE);
    next.postMessage("take over", [port2]);
  });
}
