// The bookmarklet. It opens Dateline, waits until that says it is there, and hands it the page it stands on.

function handOver(dateline) {
  const selection = getSelection();
  let html = document.documentElement.outerHTML;
  if (selection && !selection.isCollapsed) {
    const part = document.createElement("div");
    for (let index = 0; index < selection.rangeCount; index += 1) part.append(selection.getRangeAt(index).cloneContents());
    html = part.outerHTML;
  }
  const { origin } = new URL(dateline);
  const target = window.open(`${dateline}#hand-over`, "_blank");
  const answer = (event) => {
    if (event.source !== target || event.origin !== origin || event.data !== "dateline is ready") return;
    removeEventListener("message", answer);
    target.postMessage({ to: "dateline", html, title: document.title, url: location.href }, origin);
  };
  addEventListener("message", answer);
}

const call = `(${handOver})(${JSON.stringify(new URL("./", location.href).href)})`;
document.getElementById("bookmarklet").href = `javascript:${encodeURIComponent(`${call};void 0`)}`;
