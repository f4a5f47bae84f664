// The view of an empty page as markup: www/first-view.html shows it before the program is there.

/**
 * The markup of what is drawn of the page, an element a line; what is said or opens over it is no part of it. What has
 * the focus asks for it, and what only tests ask for is left out. Runs in the browser.
 */
export function firstView() {
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const isDrawn = (node) => node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && node.getClientRects().length > 0);
  const attributes = (element) => {
    const given = [...element.attributes].filter(({ name }) => name !== "data-testid");
    const named = given.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join("");
    return element === document.activeElement ? `${named} autofocus=""` : named;
  };
  const inLine = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    const name = node.localName;
    return `<${name}${attributes(node)}>${[...node.childNodes].filter(isDrawn).map(inLine).join("")}</${name}>`;
  };
  const lines = (element, indent) => {
    const children = [...element.childNodes].filter(isDrawn);
    if (children.length === 0 || children.some(({ nodeType }) => nodeType === Node.TEXT_NODE)) return [indent + inLine(element)];
    const name = element.localName;
    const within = children.flatMap((child) => lines(child, `${indent}  `));
    return [`${indent}<${name}${attributes(element)}>`, ...within, `${indent}</${name}>`];
  };
  const drawn = [...document.querySelectorAll("a.skip, header.masthead, main")].filter(isDrawn);
  return `${drawn.flatMap((part) => lines(part, "")).join("\n")}\n`;
}
