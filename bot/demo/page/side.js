// Side: who one is, the chats, and things to try.

import { gist } from "./bubbles.js";
import { at, avatar, make } from "./dom.js";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

// acts: {person(id), chat(id), hint(text)}
export function drawSide(state, acts) {
  const me = state.people.find((each) => each.id === state.person);
  at("people").replaceChildren(...state.people.map((each) => person(each, each === me, acts)));
  at("chats").replaceChildren(...state.chats.map((each) => chatRow(each, state, acts)));
  at("hint-list").replaceChildren(...hints(state, me).map(([label, text]) => make("button", { class: "hint", type: "button", onclick: () => acts.hint(text) }, label)));
  drawLanguages(state.languages, me.language, acts);
  const name = make("span", {}, me.name, make("small", {}, me.role));
  at("whoami").replaceChildren(name, avatar(me));
  at("whoami").setAttribute("aria-label", `You are ${me.name}, ${me.role}. Switch person`);
}

function person(each, chosen, acts) {
  return make(
    "button",
    { class: "row", type: "button", role: "radio", "aria-checked": String(chosen), onclick: () => acts.person(each.id) },
    avatar(each),
    make("span", { class: "row-text" }, make("b", {}, each.name), make("small", {}, `${each.role} · ${languageName(each.language)}`)),
  );
}

// Each language by its own name.
function languageName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name[0].toLocaleUpperCase(tag) + name.slice(1);
}

function drawLanguages(tags, chosen, acts) {
  const choice = at("language");
  if (choice.options.length !== tags.length) {
    choice.replaceChildren(...tags.map((tag) => make("option", { value: tag, lang: tag }, languageName(tag))));
  }
  choice.onchange = () => acts.language(choice.value);
  choice.value = chosen;
}

function chatRow(each, state, acts) {
  const last = each.messages.at(-1);
  const unread = state.unread.get(each.key);
  const picture = each.kind === "private" ? make("span", { class: "avatar bot", "aria-hidden": "true" }) : avatar({ id: each.id, name: each.title });
  return make(
    "button",
    { class: "row", type: "button", "aria-current": String(each.key === state.chat), onclick: () => acts.chat(each.key) },
    picture,
    make("span", { class: "row-text" }, make("b", {}, each.title), make("small", { dir: "auto" }, last ? gist(last) : "No messages yet")),
    make("span", { class: "row-side" }, last ? time.format(new Date(last.date * 1000)) : "", unread ? make("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : ""),
  );
}

function hints(state, me) {
  const found = [["Newest stories", "/latest"], ["News on a country", "/topic japan"], ["Search: ferry", "ferry"], ["Brief me now", "/brief"], ["Help", "/help"]];
  return state.sample && me.role.startsWith("Admin") ? [["Paste a page to push", state.sample], ...found] : found;
}

export function openSide(open) {
  at("side").classList.toggle("open", open);
  at("veil").hidden = !open;
  at("side-open").setAttribute("aria-expanded", String(open));
  if (open) at("people").querySelector('[aria-checked="true"]')?.focus();
}
