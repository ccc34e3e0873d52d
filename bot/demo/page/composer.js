// Composer: the field, the command menu, replying and editing, files.

import { at, copy, icon, make } from "./dom.js";
import { size } from "./bubbles.js";

const LIMIT = 4096; // of one message, in UTF-16 units, which is what length counts

export class Composer {
  // acts: {say(text, context), command(name), edit(message, text), file(file, caption), lastOwn(),
  //   bot(), inline(words, offset), choose(query, result), start(payload)}
  constructor(acts) {
    this.acts = acts;
    this.menu = [];
    this.context = undefined;
    this.drafts = new Map();
    this.place = "";
    this.field = at("text");
    at("send").append(icon("send"));
    at("attach").append(icon("attach"));
    at("context-close").append(icon("close"));
    document.querySelector("#sending .file-icon").append(icon("file"));
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("paste", (event) => this.pasted(event));
    at("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    at("menu").addEventListener("click", () => this.toggleMenu());
    at("context-close").addEventListener("click", () => this.turnTo(undefined));
    at("attach").addEventListener("click", () => at("file").click());
    at("file").addEventListener("change", (event) => {
      this.offer(event.target.files[0]);
      event.target.value = "";
    });
    at("sending-cancel").addEventListener("click", () => at("sending").close());
    at("sending-form").addEventListener("submit", () => this.acts.file(this.offered, at("caption").value));
    addEventListener("pointerdown", (event) => {
      if (!event.target.closest("#commands, #menu, #text")) this.showCommands([]);
    });
    this.dropping();
  }

  // The chat that is written in: what was begun elsewhere stays there.
  open(place, menu) {
    this.drafts.set(this.place, this.field.value);
    this.place = place;
    this.menu = menu;
    this.turnTo(undefined);
    this.write(this.drafts.get(place) ?? "");
    this.showCommands([]);
  }

  write(text) {
    this.field.value = text;
    this.changed();
  }

  changed() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    at("commands").style.bottom = `${document.querySelector(".foot").offsetHeight}px`; // above a field of any height
    const text = field.value.trim();
    at("send").disabled = !text;
    const parts = Math.ceil(text.length / LIMIT);
    at("count").textContent =
      text.length > LIMIT ? `${text.length.toLocaleString()} characters: sent as about ${parts} messages, as Telegram does` : "";
    const begun = /^\/(\w*)$/.exec(text);
    this.showCommands(begun ? this.menu.filter((each) => each.command.startsWith(begun[1])) : []);
    this.typed(field.value);
  }

  // The bot's name and words: after a short rest the bot is asked, and its answer is shown above the field.
  typed(text) {
    const name = `@${this.acts.bot()} `;
    clearTimeout(this.asking);
    this.words = text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length).trim() : undefined;
    if (this.words !== undefined) this.asking = setTimeout(() => this.ask(this.words, ""), 250);
  }

  async ask(words, offset) {
    const answer = await this.acts.inline(words, offset);
    if (words === this.words) this.showResults(words, answer, Boolean(offset));
  }

  showResults(words, { query, results, next_offset: next, button }, more) {
    const list = at("commands");
    const option = (act, ...inside) =>
      make("button", { class: "command result", type: "button", role: "option", tabindex: "-1", "aria-selected": "false", onclick: act }, ...inside);
    const done = (act) => () => {
      this.showCommands([]);
      this.write("");
      act();
    };
    const found = results.map((each) =>
      option(done(() => this.acts.choose(query, each.id)), make("b", { dir: "auto" }, each.title), make("span", { dir: "auto" }, each.description)),
    );
    if (button) found.unshift(option(done(() => this.acts.start(button.start_parameter)), make("b", { dir: "auto" }, button.text)));
    if (next) found.push(option(() => this.ask(words, next), make("b", {}, "More…")));
    if (more) list.lastChild?.remove();
    else list.replaceChildren();
    list.append(...found);
    list.hidden = !list.children.length;
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const { context } = this;
    this.write("");
    this.turnTo(undefined);
    if (context?.edits) await this.acts.edit(context.message, text);
    else await this.acts.say(text, context);
  }

  // Answer or edit: {message, quote, edits}, or undefined to write plainly.
  turnTo(context) {
    if (this.context?.edits && !context) this.write("");
    this.context = context;
    at("context").hidden = !context;
    if (!context) return;
    const { message, quote, edits } = context;
    at("context-title").textContent = edits ? "Edit" : quote ? `Quote from ${message.name}` : `Reply to ${message.name}`;
    at("context-body").textContent = quote || message.text || message.file?.file_name || "";
    if (edits) this.write(message.text);
    this.field.focus();
  }

  key(event) {
    const open = [...at("commands").children];
    const chosen = open.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.isComposing) return;
    if (open.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + open.length) % open.length);
    } else if (open.length && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      const { command } = open[Math.max(chosen, 0)].dataset;
      if (command) this.write(`/${command} `);
    } else if (event.key === "Escape") {
      if (open.length) this.showCommands([]);
      else this.turnTo(undefined);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open.length && chosen >= 0) open[chosen].click();
      else this.send();
    } else if (event.key === "ArrowUp" && !this.field.value && this.acts.lastOwn()) {
      event.preventDefault();
      this.turnTo({ message: this.acts.lastOwn(), edits: true });
    }
  }

  toggleMenu() {
    const shown = at("menu").getAttribute("aria-expanded") === "true";
    this.showCommands(shown ? [] : this.menu);
    if (!shown) this.field.focus();
  }

  showCommands(commands) {
    const list = at("commands");
    list.hidden = !commands.length;
    at("menu").setAttribute("aria-expanded", String(Boolean(commands.length)));
    list.replaceChildren(
      ...commands.map((each) =>
        make(
          "button",
          {
            class: "command", type: "button", role: "option", tabindex: "-1", "aria-selected": "false", data: { command: each.command },
            onclick: () => {
              this.showCommands([]);
              this.write("");
              this.acts.command(each.command);
            },
          },
          make("b", {}, `/${each.command}`),
          make("span", {}, each.description),
        ),
      ),
    );
  }

  choose(place) {
    [...at("commands").children].forEach((each, index) => {
      each.setAttribute("aria-selected", String(index === place));
      if (index === place) each.scrollIntoView({ block: "nearest" });
    });
  }

  pasted(event) {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    this.offer(file);
  }

  offer(file) {
    if (!file) return;
    this.offered = file;
    at("sending-name").textContent = file.name;
    at("sending-size").textContent = size(file.size);
    at("caption").value = "";
    at("sending").showModal();
    at("caption").focus();
  }

  dropping() {
    const over = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => {
      if (!over(event)) return;
      event.preventDefault();
      at("drop").hidden = false;
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) at("drop").hidden = true;
    });
    addEventListener("drop", (event) => {
      if (!over(event)) return;
      event.preventDefault();
      at("drop").hidden = true;
      this.offer(event.dataTransfer.files[0]);
    });
  }
}

// The menu of one message, where the pointer is.
export function messageMenu(message, mine, spot, composer) {
  const popup = at("popup");
  const selected = getSelection();
  const inside = selected.anchorNode?.parentElement?.closest(`[data-id="${message.id}"] .words`);
  const quote = inside ? selected.toString().trim() : "";
  const close = () => (popup.hidden = true);
  const item = (name, label, action) =>
    make("button", { type: "button", role: "menuitem", onclick: () => (close(), action()) }, icon(name), label);
  popup.replaceChildren(
    item("reply", "Reply", () => composer.turnTo({ message })),
    ...(quote && message.text.includes(quote) ? [item("quote", "Quote", () => composer.turnTo({ message, quote }))] : []),
    ...(message.text ? [item("copy", "Copy text", () => copy(quote || message.text))] : []),
    ...(mine && message.text && !message.file ? [item("edit", "Edit", () => composer.turnTo({ message, edits: true }))] : []),
  );
  popup.hidden = false;
  popup.style.left = `${Math.max(8, Math.min(spot.x, innerWidth - popup.offsetWidth - 8))}px`;
  popup.style.top = `${Math.max(8, Math.min(spot.y, innerHeight - popup.offsetHeight - 8))}px`;
  popup.firstChild.focus();
  popup.onkeydown = (event) => {
    const items = [...popup.children];
    const here = items.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") items[(here + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(here + items.length - 1) % items.length].focus();
    else return;
    event.preventDefault();
  };
  addEventListener("pointerdown", (event) => event.target.closest("#popup") || close(), { once: true });
}
