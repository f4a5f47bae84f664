// Starts the worker, then closes its doors. A worker that cannot start says so with an error event, never with
// silence.
import init from "./worker.js";
import { closeDoors, fail } from "./doors.js";

init({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) }).then(() => closeDoors(), fail).catch(fail);
