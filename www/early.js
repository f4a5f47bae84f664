// What somebody does before the program is there, in the first view (first-view.html), is kept here and done again
// once the program has drawn its own.

/** So many characters at once are no typing, but an article that was put there. */
const AT_ONCE = 40;

const view = document.getElementById("first-view");
const field = view.querySelector("textarea");

let length = 0;
let isPut = false;
let pasted;
let pressed;
const files = [];

/** Looks whether the field has got an article; also what stood there before this script did. */
function look() {
  isPut ||= field.value.length > length + AT_ONCE;
  length = field.value.length;
}
look();

const heed = {
  input: look,
  /** The field takes the words of rich text; the program also reads its markup. */
  paste({ clipboardData }) {
    const html = clipboardData.getData("text/html");
    pasted = undefined;
    if (html && field.value === "") setTimeout(() => (pasted = { html, words: field.value }));
  },
  click({ target }) {
    const button = target.closest("button");
    view.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    button?.setAttribute("aria-busy", "true");
    pressed = button?.innerText;
  },
  dragover: (event) => event.preventDefault(),
  drop(event) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.push(...event.dataTransfer.files);
  },
};
for (const [kind, heard] of Object.entries(heed)) addEventListener(kind, heard);

/** Gives the place of the first view to the program's own, which has just been drawn. */
export function handOver() {
  for (const [kind, heard] of Object.entries(heed)) removeEventListener(kind, heard);
  const { value, selectionStart, selectionEnd } = field;
  const isInHand = document.activeElement === field;
  view.remove();
  const own = document.getElementById("article-text");
  if (isInHand) own.focus();
  if (value) put(own, value);
  if (isInHand) own.setSelectionRange(selectionStart, selectionEnd);
  if (files.length > 0) dispatchEvent(new CustomEvent("dateline-files", { detail: files }));
  if (pressed) [...document.querySelectorAll("button")].find(({ innerText }) => innerText === pressed)?.click();
}

function put(own, value) {
  if (pasted?.words === value) {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", pasted.html);
    clipboardData.setData("text/plain", value);
    own.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  } else {
    own.value = value;
    own.dispatchEvent(new InputEvent("input", { inputType: isPut ? "insertFromPaste" : "insertText", bubbles: true }));
  }
}
