// Chat: the state of the page, and what happens when something is heard, said or pressed.

import { bubble, dayMark, dayOf } from "./bubbles.js";
import { Composer, messageMenu } from "./composer.js";
import { alertBox, at, icon, toast } from "./dom.js";
import { roomOf, rooms } from "./rooms.js";
import { act, listen, sendFile } from "./server.js";
import { drawSide, openSide } from "./side.js";

const state = { bot: undefined, people: [], person: 0, chats: [], chat: "", languages: [], unread: new Map() };
const chat = () => state.chats.find((each) => each.key === state.chat);
const me = () => state.people.find((each) => each.id === state.person);
const where = () => ({ person: state.person, chat: chat().id, topic: chat().topic });
const onPhone = () => matchMedia("(max-width: 820px)").matches;

const acts = {
  say: async (text, context) => {
    const reply = context ? { reply_to: context.message.id, quote: context.quote ?? "" } : {};
    await act("say", { ...where(), text, client: onPhone() ? "phone" : "desktop", ...reply });
  },
  // In a group a command from the menu names the bot, as clients write it.
  command: (name) => acts.say(view.group ? `/${name}@${state.bot.username}` : `/${name}`),
  edit: (message, text) => act("edit", { ...where(), message: message.id, text }),
  file: (file, caption) => sendFile(file, { ...where(), name: file.name, caption }),
  bot: () => state.bot?.username ?? "",
  inline: (words, offset) => act("inline", { ...where(), words, offset }),
  choose: (query, result) => act("choose", { ...where(), query, result }),
  start: (payload) => start(payload),
  lastOwn: () => chat().messages.findLast((each) => own(each) && each.text && !each.file),
};
const composer = new Composer(acts);
const own = (message) => message.author === state.person && !message.bot;

const view = {
  get person() {
    return state.person;
  },
  get group() {
    return chat().kind !== "private";
  },
  say: (text) => acts.say(text),
  press,
  jump: (id) => {
    const found = element(id);
    found?.scrollIntoView({ block: "center", behavior: "smooth" });
    found?.classList.add("flash");
    setTimeout(() => found?.classList.remove("flash"), 1400);
  },
};

async function press(message, button, key) {
  if (button.url) return follow(button.url);
  if (button.copy_text) return navigator.clipboard.writeText(button.copy_text.text).then(() => toast("Copied"));
  if ("switch_inline_query" in button) return composer.write(`@${state.bot.username} ${button.switch_inline_query}`), composer.field.focus();
  key.classList.add("busy");
  try {
    const answer = await act("press", { ...where(), message: message.id, data: button.callback_data });
    if (answer.text) (answer.alert ? alertBox : toast)(answer.text);
    if (answer.url) follow(answer.url);
  } finally {
    key.classList.remove("busy");
  }
}

// A deep link to the bot is a start, as in a real client; any other address opens a tab.
function follow(address) {
  const url = new URL(address);
  if (url.hostname === "t.me" && url.pathname === `/${state.bot.username}`) {
    return start(url.searchParams.get("start") ?? "");
  }
  return open(url.href, "_blank", "noopener,noreferrer");
}

// Begin in the private chat, wherever the link was.
function start(payload) {
  const own = state.chats.find((each) => each.kind === "private");
  if (own.key !== state.chat) openChat(own.key);
  return act("start", { person: state.person, chat: own.id, payload });
}

// What is heard

const hearing = {
  state(found) {
    const kept = state.chat;
    Object.assign(state, found, { chats: rooms(found.chats) });
    state.chat = state.chats.some((each) => each.key === kept) ? kept : state.chats[0].key;
    document.title = `${found.bot.name} demo`;
    history.replaceState(null, "", `#person=${state.person}`);
    drawChat();
  },
  message(message) {
    const target = roomOf(state.chats, message);
    if (!target) return;
    target.messages.push(message);
    if (target.key !== state.chat) {
      state.unread.set(target.key, (state.unread.get(target.key) ?? 0) + 1);
    } else {
      const near = atBottom();
      append(message, true);
      if (own(message) || near) toBottom();
      else countUnread(1);
      if (message.bot) setStatus();
    }
    side();
    foot();
  },
  edited(message) {
    const target = roomOf(state.chats, message);
    const place = target?.messages.findIndex((each) => each.id === message.id) ?? -1;
    if (place < 0) return;
    target.messages[place] = message;
    if (target.key !== state.chat) return;
    const near = atBottom();
    const old = element(message.id);
    const focused = old.contains(document.activeElement) && [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const fresh = bubble(message, view);
    old.replaceWith(fresh);
    tidy();
    if (focused !== false && focused >= 0) fresh.querySelectorAll("button")[focused]?.focus();
    if (near) toBottom();
    side();
  },
  deleted({ id, chat: number }) {
    const target = roomOf(state.chats, { id, chat: number });
    if (!target) return;
    target.messages = target.messages.filter((each) => each.id !== id);
    if (target.key === state.chat) {
      element(id)?.remove();
      tidy();
    }
    side();
  },
  action({ chat: number, action }) {
    if (number !== chat().id) return;
    setStatus(action === "typing" ? "typing…" : action.includes("photo") ? "sending a picture…" : "sending a file…");
  },
  menus({ menus }) {
    for (const each of state.chats) each.menu = menus[each.id] ?? each.menu;
    composer.menu = chat().menu;
    foot();
  },
  lost() {
    setStatus("The demo has stopped; waiting for it…", 0);
  },
};

// Drawing

const element = (id) => at("log").querySelector(`[data-id="${id}"]`);
const scroll = at("scroll");
const atBottom = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;

function toBottom() {
  scroll.scrollTop = scroll.scrollHeight;
  countUnread(0);
}

function drawChat() {
  const { messages, kind, title } = chat();
  at("title").textContent = title;
  at("head-avatar").className = `avatar ${kind === "private" ? "bot" : "a3"}`;
  at("head-avatar").textContent = kind === "private" ? "" : [...title][0];
  state.unread.delete(state.chat);
  at("log").replaceChildren();
  if (!messages.length) welcome();
  for (const message of messages) append(message, false);
  composer.open(`${state.person}:${state.chat}`, chat().menu);
  setStatus();
  side();
  foot();
  toBottom();
}

function append(message, fresh) {
  const log = at("log");
  log.querySelector(".welcome")?.remove();
  const found = bubble(message, view);
  if (fresh) found.classList.add("new");
  log.append(found);
  tidy();
}

// Day marks, and which bubbles begin and end a run of one author.
function tidy() {
  const log = at("log");
  const { messages } = chat();
  log.querySelectorAll(".day").forEach((mark) => mark.remove());
  messages.forEach((message, place) => {
    const found = element(message.id);
    if (!found) return;
    const before = messages[place - 1];
    const after = messages[place + 1];
    if (!before || dayOf(before) !== dayOf(message)) found.before(dayMark(message));
    found.classList.toggle("first", !before || before.author !== message.author);
    found.classList.toggle("last", !after || after.author !== message.author);
  });
}

function welcome() {
  const template = document.createElement("div");
  template.className = "welcome";
  const picture = document.createElement("img");
  picture.src = "/page/icon.svg";
  picture.alt = "";
  const title = document.createElement("h2");
  title.textContent = "What can this bot do?";
  const about = document.createElement("p");
  about.textContent = state.about || "News from many pages, as short briefings.";
  template.append(picture, title, about);
  at("log").append(template);
}

function side() {
  drawSide(state, { person: switchTo, chat: openChat, hint, language: speak });
}

function foot() {
  const { messages, kind, writes } = chat();
  const begin = kind === "private" && !messages.length;
  at("start").hidden = !begin;
  at("readonly").hidden = writes;
  at("composer").hidden = begin || !writes;
  at("menu").hidden = !chat().menu.length;
}

let calming;
function setStatus(text, seconds = 5) {
  clearTimeout(calming);
  const { kind, members } = chat() ?? { kind: "private" };
  const status = at("status");
  status.textContent = text ?? (kind === "private" ? "bot" : kind === "channel" ? `${members} subscribers` : `${members} members`);
  status.classList.toggle("busy", Boolean(text));
  if (text && seconds) calming = setTimeout(() => setStatus(), seconds * 1000);
}

let unseen = 0;
function countUnread(more) {
  unseen = more ? unseen + more : 0;
  at("unread").textContent = unseen || "";
  at("down").hidden = atBottom();
}

function switchTo(person) {
  state.unread.clear();
  openSide(false);
  listen(person, (what, data) => hearing[what](data));
}

// What a person's Telegram is set to; the bot follows until another language is chosen in its settings.
function speak(language) {
  me().language = language;
  side();
  return act("language", { ...where(), language });
}

function openChat(key) {
  state.chat = key;
  openSide(false);
  drawChat();
}

function hint(text) {
  openSide(false);
  composer.write(text);
  composer.field.focus();
}

// What is done with the page itself

for (const [id, name] of [["side-open", "menu"], ["side-close", "close"], ["down", "down"]]) at(id).prepend(icon(name));
at("side-open").addEventListener("click", () => openSide(true));
at("side-close").addEventListener("click", () => openSide(false));
at("veil").addEventListener("click", () => openSide(false));
at("whoami").addEventListener("click", () => {
  if (onPhone()) return openSide(true);
  const next = state.people[(state.people.findIndex((each) => each.id === state.person) + 1) % state.people.length];
  return switchTo(next.id);
});
at("down").addEventListener("click", toBottom);
at("start").addEventListener("click", () => act("start", where()));
scroll.addEventListener("scroll", () => (atBottom() ? countUnread(0) : (at("down").hidden = false)), { passive: true });
new ResizeObserver(() => at("down").hidden && toBottom()).observe(scroll);
addEventListener("keydown", (event) => event.key === "Escape" && openSide(false));

function messageAt(event) {
  const found = event.target.closest?.(".message");
  return found && chat().messages.find((each) => each.id === Number(found.dataset.id));
}
at("log").addEventListener("contextmenu", (event) => {
  const message = messageAt(event);
  if (!message || event.target.closest("a")) return;
  event.preventDefault();
  messageMenu(message, own(message), { x: event.clientX, y: event.clientY }, composer);
});
at("log").addEventListener("dblclick", (event) => {
  const message = messageAt(event);
  if (message && !event.target.closest("a, button, .words")) composer.turnTo({ message });
});
// From the keyboard: arrows walk over the messages, Enter opens a message's menu.
scroll.addEventListener("keydown", (event) => {
  const messages = [...at("log").querySelectorAll(".message")];
  const here = messages.indexOf(document.activeElement);
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    if (here < 0 && document.activeElement !== scroll) return;
    const next = here < 0 ? messages.length - 1 : here + (event.key === "ArrowUp" ? -1 : 1);
    messages[next]?.focus();
    messages[next]?.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  } else if (event.key === "Enter" && here >= 0) {
    const { left, top } = messages[here].getBoundingClientRect();
    const message = chat().messages.find((each) => each.id === Number(messages[here].dataset.id));
    messageMenu(message, own(message), { x: left + 20, y: Math.max(top, 60) + 10 }, composer);
    event.preventDefault();
  }
});

switchTo(Number(/person=(\d+)/.exec(location.hash)?.[1] ?? 0));
