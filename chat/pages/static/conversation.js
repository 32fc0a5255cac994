// Hỏi đáp: the keyboard, the buttons under an answer, the list of conversations.
import { close, open } from "./panel.js";
import { fill } from "./live.js";
import { send, words } from "./server.js";

const box = () => document.querySelector("#question textarea");
const stopButton = () => document.querySelector("#stop");
const now = () => document.querySelector("#nay .log");
const answering = () => Boolean(document.querySelector("#nay .waiting"));
const current = () => document.querySelector("[data-conversation]")?.dataset.conversation ?? "";

function type(text) {
  const area = box();
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function ask(text) {
  type(text);
  // Gradio takes the text in its next turn
  setTimeout(() => document.querySelector("#question .submit-button")?.click(), 30);
}

// Keyboard: Esc stops an answer, else closes the document; ↑ in an empty box brings the last
// question back.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (document.querySelector("dialog[open]")) return;
    if (answering()) stopButton()?.click();
    else if (open()) close();
    return;
  }
  if (event.key === "ArrowUp" && event.target === box() && !box().value) {
    const asked = [...document.querySelectorAll(".question span")].pop();
    if (asked) {
      event.preventDefault();
      type(asked.textContent);
      box().setSelectionRange(box().value.length, box().value.length);
    }
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.ask) ask(button.dataset.ask);
  else if (button.dataset.mend) type(button.dataset.mend);
  else if (button.dataset.copy) copy(button);
  else if (button.dataset.opinion === "like") opine(button, true, "");
  else if (button.dataset.opinion === "dislike") askWhy(button);
  else if ("propose" in button.dataset) tell(button, () => send("ung-vien", exchange(button)));
  else if ("rename" in button.dataset) rename(button);
  else if ("delete" in button.dataset) remove(button);
});

function exchange(button) {
  return {
    cuoc: button.closest("[data-conversation]").dataset.conversation,
    so: button.closest("[data-number]").dataset.number,
  };
}

async function tell(button, work) {
  const told = button.closest(".reply").querySelector(".told");
  try {
    told.textContent = await work();
  } catch (problem) {
    told.textContent = problem.message;
  }
}

function opine(button, liked, reason) {
  return tell(button, () =>
    send("y-kien", { ...exchange(button), tot: String(liked), "ly-do": reason }));
}

function askWhy(button) {
  const reply = button.closest(".reply");
  if (reply.querySelector(".why")) return;
  const form = document.createElement("form");
  form.className = "why";
  const field = Object.assign(document.createElement("input"), { maxLength: 1000 });
  field.setAttribute("aria-label", words.WHY_NOT);
  field.placeholder = words.WHY_NOT;
  form.append(field, Object.assign(document.createElement("button"), { textContent: words.SEND }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    opine(button, false, field.value).then(() => form.remove());
  });
  button.closest(".tools").after(form);
  field.focus();
}

// A table goes to Word and Excel as a table, the text below it; elsewhere as lines of text.
function asTable(text, table) {
  const plain = table.cloneNode(true);
  for (const one of plain.querySelectorAll("button")) one.replaceWith(one.textContent);
  for (const one of plain.querySelectorAll("span")) one.before(" ");
  for (const one of plain.querySelectorAll("*")) for (const name of one.getAttributeNames()) one.removeAttribute(name);
  const sources = document.createElement("div");
  for (const line of text.slice(text.indexOf("\n\n") + 2).split("\n"))
    sources.append(Object.assign(document.createElement("p"), { textContent: line }));
  const html = `<table border="1">${plain.innerHTML}</table>${sources.innerHTML}`;
  const kinds = { "text/plain": text, "text/html": html };
  return new ClipboardItem(Object.fromEntries(
    Object.entries(kinds).map(([kind, value]) => [kind, new Blob([value], { type: kind })])));
}

async function copy(button) {
  const text = button.dataset.copy;
  const table = button.closest(".reply").querySelector(".answer table");
  try {
    if (table) await navigator.clipboard.write([asTable(text, table)]);
    else await navigator.clipboard.writeText(text);
  } catch {
    // pages that do not come over https have no clipboard but this one
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.closest(".reply").querySelector(".told").textContent = words.COPIED;
}

function listed() {
  const place = document.getElementById("danh-sach-cuoc");
  if (!place) return;
  place.dataset.fill = `manh/cuoc-hoi?cuoc=${encodeURIComponent(current())}`;
  fill(place);
}

async function rename(button) {
  const line = button.closest("li");
  const link = line.querySelector("a");
  const field = Object.assign(document.createElement("input"), { value: link.textContent });
  field.setAttribute("aria-label", words.NEW_NAME);
  link.replaceWith(field);
  field.select();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    if (keep) await send("cuoc-hoi/ten", { cuoc: line.dataset.id, ten: field.value }).catch(() => {});
    listed();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") {
      event.stopPropagation();
      end(false);
    }
  });
  field.addEventListener("blur", () => end(true));
}

async function remove(button) {
  const line = button.closest("li");
  if (!window.confirm(words.CONFIRM_DELETE)) return;
  await send("cuoc-hoi/xoa", { cuoc: line.dataset.id }).catch(() => {});
  if (line.dataset.id === current()) location.assign("./?cuoc=moi");
  else listed();
}

// What was being typed when the connection was lost (see notices.js) comes back with the page.
new MutationObserver((_, watcher) => {
  if (!box()) return;
  watcher.disconnect();
  const draft = sessionStorage.getItem("draft");
  sessionStorage.removeItem("draft");
  if (draft && !box().value) type(draft);
}).observe(document.body, { childList: true, subtree: true });

// A new question is brought to the top once; after that the view stays where the reader is. The
// address names the conversation, so that it is found again after a reload.
let seen = "";
let loaded = false;
new MutationObserver(() => {
  const log = now();
  document.body.classList.toggle("answering", answering());
  const conversation = current();
  document.body.classList.toggle("asked", Boolean(conversation));
  const number = log?.querySelector("[data-number]")?.dataset.number;
  const key = `${conversation} ${number}`;
  if (!log || !number || key === seen) return;
  const first = !loaded;
  seen = key;
  loaded = true;
  if (new URLSearchParams(location.search).get("cuoc") !== conversation)
    history.replaceState(null, "", `./?cuoc=${conversation}`);
  for (const link of document.querySelectorAll("[data-kind]"))
    link.href = `xuat?cuoc=${conversation}&dang=${link.dataset.kind}`;
  listed();
  log.querySelector(".exchange").scrollIntoView({ block: first ? "nearest" : "start" });
}).observe(document.body, { childList: true, subtree: true });

// On a phone the list of conversations begins folded.
new MutationObserver((_, watcher) => {
  const side = document.getElementById("cuoc-mo");
  if (!side) return;
  watcher.disconnect();
  if (matchMedia("(max-width: 860px)").matches) side.open = false;
}).observe(document.body, { childList: true, subtree: true });
