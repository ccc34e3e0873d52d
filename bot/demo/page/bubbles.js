// Bubbles: a message as an element.

import { icon, make, ticks } from "./dom.js";
import { rich } from "./rich.js";
import { words } from "./words.js";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

export const dayOf = (message) => new Date(message.date * 1000).toDateString();

export function dayMark(message) {
  const date = new Date(message.date * 1000);
  const today = date.toDateString() === new Date().toDateString();
  return make("div", { class: "day" }, today ? "Today" : day.format(date));
}

// A message. view: {person, group, say(text), press(message, button, element), jump(id)}.
export function bubble(message, view) {
  const service = serviceText(message);
  if (service) return make("div", { class: "service", data: { id: String(message.id) } }, service);
  const mine = message.author === view.person && !message.bot;
  const article = make("article", {
    class: `message${mine ? " mine" : ""}`,
    tabindex: "-1",
    data: { id: String(message.id), author: String(message.author) },
    "aria-label": `${mine ? "You" : message.name}, ${time.format(new Date(message.date * 1000))}`,
  });
  const inside = make("div", { class: "bubble" });
  if (view.group && !mine) inside.append(make("span", { class: "author" }, message.name));
  if (message.forward_origin) inside.append(forwarded(message.forward_origin));
  if (message.via_bot) inside.append(make("span", { class: "forwarded" }, "via ", make("b", {}, `@${message.via_bot.username}`)));
  if (message.reply) inside.append(replied(message.reply, view));
  const preview = linkPreview(message);
  const above = message.link_preview_options?.show_above_text;
  if (preview && above) inside.append(preview);
  if (message.photo) inside.append(picture(message.photo));
  if (message.file) inside.append(file(message.file));
  const under = preview && !above;
  if (message.rich_message) {
    inside.append(rich(message.rich_message), room(message, mine, "below"));
  } else if (message.text) {
    const text = make("div", { class: "words", dir: "auto" }, words(message.text, message.entities, view.say));
    if (!under) text.append(room(message, mine));
    inside.append(text);
  }
  if (under) inside.append(preview);
  if (under || (!message.text && !message.rich_message)) inside.append(room(message, mine, "below"));
  inside.append(note(message, mine));
  article.append(inside);
  if (message.buttons) article.append(keys(message, view));
  return article;
}

// What Telegram itself says of a chat; undefined for a message of somebody.
function serviceText(message) {
  if (message.forum_topic_created) return `The topic “${message.forum_topic_created.name}” was created`;
  if (message.new_chat_members) return `${message.name} added ${message.new_chat_members.map((each) => each.first_name).join(", ")}`;
  return undefined;
}

// A message in a few words, for the list of chats.
export const gist = (message) => serviceText(message) ?? (message.text || message.file?.file_name || "Picture");

function note(message, mine) {
  const date = new Date(message.date * 1000);
  return make("span", { class: "note", title: date.toLocaleString() }, message.edited ? "edited " : "", time.format(date), mine && ticks());
}

// The place that the note takes at the end of the last line; below it where that may be written from the right.
function room(message, mine, where) {
  const place = note(message, mine);
  const below = where ?? (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(message.text) ? "below" : "");
  place.className = `note room ${below}`;
  place.setAttribute("aria-hidden", "true");
  return place;
}

function forwarded(origin) {
  const from = origin.chat?.title ?? origin.sender_user?.first_name ?? origin.sender_user_name ?? "";
  return make("span", { class: "forwarded" }, "Forwarded from ", make("b", {}, from));
}

function replied(reply, view) {
  return make(
    "button",
    { class: "reply", type: "button", onclick: () => view.jump(reply.id) },
    make("b", {}, reply.name),
    make("span", { dir: "auto" }, reply.text || "File"),
  );
}

// The clients fetch a page for its title; nothing is fetched here, the address has to do.
function linkPreview(message) {
  const options = message.link_preview_options ?? {};
  if (options.is_disabled) return undefined;
  const found = message.entities.find((each) => each.type === "text_link" || each.type === "url");
  const address = options.url ?? found?.url ?? (found && message.text.slice(found.offset, found.offset + found.length));
  if (!address) return undefined;
  let url;
  try {
    url = new URL(address.includes("://") ? address : `http://${address}`);
  } catch {
    return undefined;
  }
  if (!url.protocol.startsWith("http") || url.hostname === "t.me") return undefined;
  const slug = decodeURIComponent(url.pathname.split("/").filter(Boolean).pop() ?? "").replace(/\.\w+$/, "");
  const title = slug.replace(/[-_]+/g, " ").replace(/^./, (letter) => letter.toUpperCase());
  return make(
    "a",
    { class: "preview", href: url.href, target: "_blank", rel: "noopener noreferrer" },
    make("b", {}, url.hostname.replace(/^www\./, "")),
    title && make("strong", { dir: "auto" }, title),
    make("small", {}, "The demo opens no pages; Telegram shows a picture and a summary here."),
  );
}

function picture(photo) {
  return make("img", { class: "photo", src: `/app/file/${photo.file_id}`, alt: "Picture", width: photo.width, height: photo.height });
}

export function size(bytes) {
  const step = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
  return `${(bytes / 1000 ** step).toFixed(step ? 1 : 0)} ${["B", "kB", "MB"][step]}`;
}

function file(document) {
  return make(
    "a",
    { class: "file", href: `/app/file/${document.file_id}`, download: document.file_name },
    make("span", { class: "file-icon" }, icon("file")),
    make("span", {}, make("b", {}, document.file_name), make("small", {}, size(document.file_size))),
  );
}

function keys(message, view) {
  return make(
    "div",
    { class: "keys" },
    ...message.buttons.map((row) =>
      make(
        "div",
        {},
        ...row.map((button) => {
          const key = make("button", { class: `key${button.url ? " link" : ""}`, type: "button", onclick: () => view.press(message, button, key) }, button.text);
          return key;
        }),
      ),
    ),
  );
}
