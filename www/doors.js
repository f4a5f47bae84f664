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

/** Closes a worker's doors. Where a host cannot send the page's policy as a header, a worker has none else. */
export function closeDoors({ except = [] } = {}) {
  for (const name of DOORS.filter((door) => !except.includes(door))) {
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

/** Says that a worker cannot start, with an error event. */
export function fail(error) {
  setTimeout(() => {
    throw error;
  });
}
