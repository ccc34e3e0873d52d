// Rich: a rich message as elements: headings, stories that unfold, and formatted words.

import { make } from "./dom.js";
import { link } from "./words.js";

const ALIKE = { h1: "h3", h2: "h3", h3: "h3", h4: "h4", h5: "h4", h6: "h4", strong: "b", em: "i", ins: "u", strike: "s", del: "s", mark: "mark", footer: "footer" };
const KNOWN = new Set(["p", "details", "summary", "blockquote", "hr", "ul", "ol", "li", "b", "i", "u", "s", "code", "br", "sub", "sup"]);

export function rich(message) {
  return make("div", { class: "words rich", dir: message.is_rtl ? "rtl" : "auto" }, ...message.blocks.map(node));
}

function node(found) {
  if (typeof found === "string") return found;
  const children = found.children.map(node);
  if (found.tag === "a") {
    const content = document.createDocumentFragment();
    content.append(...children);
    return link(found.href ?? "", content);
  }
  const tag = ALIKE[found.tag] ?? (KNOWN.has(found.tag) ? found.tag : "span");
  return make(tag, "open" in found ? { open: true } : {}, ...children);
}
