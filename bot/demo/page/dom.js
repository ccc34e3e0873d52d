// DOM: elements made in one line, and the icons. Text is always set as text, never as HTML.

export const at = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  attach: "M20 11.500 12 19.500a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.400a1.600 1.600 0 0 1-2.300-2.300l7.600-7.500",
  send: "M3.400 20.400 21 12.900a1 1 0 0 0 0-1.800L3.400 3.600A.8.8 0 0 0 2.300 4.600L4.700 11l9.300 1-9.300 1-2.400 6.400a.8.8 0 0 0 1.100 1z",
  down: "M6 9.500l6 6 6-6",
  file: "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4",
  reply: "M10 6 4 12l6 6M4 12h9c4 0 7 2.500 7 7",
  quote: "M4 7h16M4 12h10M4 17h7M17 13.500v6M14 16.500h6",
  copy: "M9 9h10v11H9zM5 15V4h10",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
};

export function icon(name, type = "glyph") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", type);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

// The two ticks of a message that was read.
export function ticks() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 17 12");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", "M1 6.500 4.500 10 11 2M7.500 10l7-8");
  svg.append(path);
  return svg;
}

export function avatar(person, extra = "") {
  const letters = [...person.name][0] ?? "?";
  return make("span", { class: `avatar a${Math.abs(person.id) % 5} ${extra}`, "aria-hidden": "true" }, letters);
}

let hiding;
export function toast(text) {
  const box = at("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (box.hidden = true), 2600 + 40 * text.length);
}

export function alertBox(text) {
  at("alert-text").textContent = text;
  at("alert").showModal();
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied");
}
