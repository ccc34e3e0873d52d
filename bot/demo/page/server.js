// Server: the requests of the page and the stream of what happens.

import { toast } from "./dom.js";

async function answered(response) {
  if (response.ok) return response.json();
  toast(await response.text());
  throw new Error(`${response.status}`);
}

export async function act(action, body) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return answered(await fetch(`/app/${action}`, options));
}

export async function sendFile(file, query) {
  const options = { method: "POST", headers: { "Content-Type": file.type || "application/octet-stream" }, body: file };
  return answered(await fetch(`/app/document?${new URLSearchParams(query)}`, options));
}

let stream;
// Listen as one person: hear(what, data) for the whole state first, then for each change.
export function listen(person, hear) {
  stream?.close();
  stream = new EventSource(`/app/events?person=${person}`);
  for (const what of ["state", "message", "edited", "deleted", "action", "menus"]) {
    stream.addEventListener(what, (event) => hear(what, JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => hear("lost", {}));
}
