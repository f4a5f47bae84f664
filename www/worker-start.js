// Starts the worker. A worker that cannot start says so with an error event, never with silence.
import init from "./worker.js";

init({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) }).catch((error) =>
  setTimeout(() => {
    throw error;
  }),
);
