// Starts the worker, then closes its doors. A worker that cannot start says so with an error event, never with
// silence.
import init from "./worker.js";

// What a worker could reach a network with, or another script that could. Its own code is all there by then.
const DOORS = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "importScripts",
  "Worker",
  "RTCPeerConnection",
];

init({ module_or_path: new URL("./worker_bg.wasm", import.meta.url) }).then(closeDoors, fail).catch(fail);

// Where a host cannot send the page's policy as a header, a worker has none: it is refused here once more.
function closeDoors() {
  for (const name of DOORS) {
    // A function of the old kind, since most of them are called with `new`.
    const refused = function () {
      throw new Error(`${name} is not for Dateline's worker: what a reader pastes stays here`);
    };
    for (let owner = self; owner; owner = Object.getPrototypeOf(owner)) {
      if (Object.hasOwn(owner, name)) {
        Object.defineProperty(owner, name, { value: refused, writable: false, configurable: false });
      }
    }
  }
}

function fail(error) {
  setTimeout(() => {
    throw error;
  });
}
