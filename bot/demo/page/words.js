// Words: a text with its entities as elements, as Telegram's clients show it.

import { copy, icon, make } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

// The text as nodes. say(command): what a click on a command does.
export function words(text, entities, say) {
  const inOrder = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(text, 0, text.length, inOrder, say);
}

function stretch(text, begin, end, entities, say) {
  const nodes = document.createDocumentFragment();
  let here = begin;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    const from = Math.max(entity.offset, here);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    const inner = [];
    let next = i + 1;
    while (next < entities.length && entities[next].offset < to) inner.push(entities[next++]);
    nodes.append(text.slice(here, from));
    nodes.append(element(entity, text.slice(from, to), stretch(text, from, to, inner, say), say));
    // a block ends its line by itself, as in the clients
    here = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to;
    // what reached beyond this entity goes on after it
    entities = [...inner.filter((each) => each.offset + each.length > to), ...entities.slice(next)];
    i = -1;
  }
  nodes.append(text.slice(here, end));
  return nodes;
}

function element(entity, text, content, say) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, content);
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `http://${text}`, content);
    case "email":
      return link(`mailto:${text}`, content);
    case "bot_command":
      return make("button", { class: "tap", type: "button", dir: "auto", onclick: () => say(text) }, content);
    case "mention":
    case "hashtag":
    case "cashtag":
    case "text_mention":
      return make("span", { class: "tap" }, content);
    case "spoiler": {
      const hidden = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text, press to show" }, make("span", {}, content));
      const open = () => {
        hidden.classList.add("open");
        hidden.removeAttribute("role");
        hidden.removeAttribute("aria-label");
      };
      hidden.addEventListener("click", open);
      hidden.addEventListener("keydown", (event) => event.key === "Enter" && open());
      return hidden;
    }
    case "expandable_blockquote":
      return unfolding(content);
    case "code":
      return make("code", { title: "Copy", dir: "auto", onclick: () => copy(text) }, content);
    case "pre":
      return make("pre", { title: "Copy", data: entity.language ? { language: entity.language } : {}, onclick: () => copy(text) }, content);
    default:
      return make(TAGS[entity.type] ?? "span", {}, content);
  }
}

export function link(address, content) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return content;
  }
  if (!["http:", "https:", "mailto:", "tg:"].includes(url.protocol)) return content;
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, content);
}

function unfolding(content) {
  const button = make("button", { class: "unfold", type: "button", "aria-label": "Show more", "aria-expanded": "false" }, icon("down"));
  const quote = make("blockquote", { class: "expandable folded" }, content, button);
  quote.addEventListener("click", (event) => {
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    const folded = quote.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
  });
  requestAnimationFrame(() => {
    if (quote.isConnected && quote.scrollHeight <= quote.clientHeight + 4) {
      quote.classList.remove("folded", "expandable");
      button.remove();
    }
  });
  return quote;
}
