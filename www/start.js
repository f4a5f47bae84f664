// Starts the page, and keeps a copy of it on the device so that it opens without a network.
import init from "./app.js";

try {
  await init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
} catch (error) {
  const sorry = document.createElement("p");
  sorry.setAttribute("role", "alert");
  sorry.textContent =
    "Dateline could not start. It needs a browser of 2023 or later; if yours is, reload the page.";
  document.body.append(sorry);
  throw error;
}

// Without it (a private window, a plain-http address) the page works all the same, with a network.
navigator.serviceWorker?.register("./sw.js").catch((reason) => console.info("No offline copy:", reason));
