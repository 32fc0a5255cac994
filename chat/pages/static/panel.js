// The document beside the page: opened by whatever has data-source, closed by Esc.
import { fragment } from "./server.js";

const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");
let opener = null;
let waiting = null;

export const open = () => !panel.hidden;

export function close() {
  panel.hidden = true;
  document.body.classList.remove("beside");
  waiting?.abort();
  if (opener?.isConnected) opener.focus();
  opener = null;
}

async function show(button) {
  const query = new URLSearchParams({ van: button.dataset.source });
  if (button.dataset.start) {
    query.set("tu", button.dataset.start);
    query.set("den", button.dataset.end);
  }
  waiting?.abort();
  waiting = new AbortController();
  if (!panel.contains(button)) opener = button;
  try {
    const html = await fragment(`manh/nguon?${query}`, waiting.signal);
    panel.hidden = false;
    document.body.classList.add("beside");
    body.innerHTML = html;
    zoom(0);
    body.querySelector("h2").focus({ preventScroll: true });
    reveal();
  } catch (problem) {
    if (problem.name === "AbortError") return;
    panel.hidden = false;
    document.body.classList.add("beside");
    body.replaceChildren(Object.assign(document.createElement("div"), {
      className: "problem",
      textContent: problem.message,
    }));
  }
}

// Scroll to what is marked, in the view that is shown.
function reveal() {
  const shown = body.querySelector("[data-view]:not([hidden])");
  const mark = shown?.querySelector("mark, .box");
  if (!mark) {
    body.scrollTop = 0;
    return;
  }
  const picture = shown.querySelector("img");
  const scroll = () => mark.scrollIntoView({ block: "center" });
  if (picture && !picture.complete) picture.addEventListener("load", scroll, { once: true });
  else scroll();
}

let scale = 0;
function zoom(step) {
  scale = step === 0 ? 0 : Math.min(6, Math.max(0, scale + step));
  const sheet = body.querySelector(".sheet");
  if (sheet) sheet.style.width = `${100 + 35 * scale}%`;
}

async function turn(button) {
  const view = body.querySelector('[data-view="page"]');
  view.innerHTML = await fragment(button.dataset.page);
  zoom(0);
  const again = view.querySelectorAll(".pager button");
  const same = [...again].find((one) => one.title === button.title && !one.disabled);
  (same ?? [...again].find((one) => !one.disabled))?.focus();
}

function look(button) {
  for (const one of body.querySelectorAll("[data-show]"))
    one.setAttribute("aria-pressed", String(one === button));
  for (const view of body.querySelectorAll("[data-view]"))
    view.hidden = view.dataset.view !== button.dataset.show;
  reveal();
}

function jump(button) {
  const text = body.querySelector('[data-show="text"]');
  if (text) look(text);
  document.getElementById(button.dataset.jump)?.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "panel-close") close();
  else if (button.dataset.source) show(button);
  else if (button.dataset.page) turn(button).catch(() => {});
  else if (button.dataset.show) look(button);
  else if (button.dataset.zoom) zoom(Number(button.dataset.zoom));
  else if (button.dataset.jump) jump(button);
});
