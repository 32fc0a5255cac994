// Parts of the page that the server fills: data-fill names where from, once; a form with
// data-fills asks again whenever something in it changes.
import { fragment } from "./server.js";

export async function fill(place) {
  place.dataset.filled = "1";
  place.setAttribute("aria-busy", "true");
  place.innerHTML = await fragment(place.dataset.fill).catch((problem) => failed(problem));
  place.removeAttribute("aria-busy");
}

function failed(problem) {
  const line = document.createElement("div");
  line.className = "problem";
  line.textContent = problem.message;
  return line.outerHTML;
}

// A form with data-address has its fields in the address: a filter can be sent or kept as a link.
function remember(query) {
  const kept = new URLSearchParams(query);
  if (kept.get("trang") === "1") kept.delete("trang");
  history.replaceState(null, "", location.pathname + (kept.size ? `?${kept}` : ""));
}

function recall(form) {
  for (const [name, value] of new URLSearchParams(location.search)) set(form, name, value);
}

function set(form, name, value) {
  const field = form.elements.namedItem(name);
  if (!field) return;
  if (field.type === "checkbox") field.checked = field.value === value;
  else field.value = value;
}

const asking = new WeakMap();
async function ask(form) {
  const place = document.querySelector(form.dataset.fills);
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  if ("address" in form.dataset) remember(query);
  asking.get(form)?.abort();
  const now = new AbortController();
  asking.set(form, now);
  place.setAttribute("aria-busy", "true");
  try {
    place.innerHTML = await fragment(`${form.getAttribute("action")}?${query}`, now.signal);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    place.innerHTML = failed(problem);
  }
  place.removeAttribute("aria-busy");
  for (const link of document.querySelectorAll("[data-export]"))
    link.href = `${link.dataset.export}${link.dataset.export.includes("?") ? "&" : "?"}${query}`;
}

export function refresh(form) {
  return ask(form);
}

let pause = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-fills]");
  if (!form) return;
  const page = form.elements.namedItem("trang");
  if (page && event.target !== page) page.value = "1";
  clearTimeout(pause);
  pause = setTimeout(() => ask(form), event.target.type === "search" ? 180 : 0);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-fills]")) return;
  event.preventDefault();
  ask(event.target);
});
// A button or link inside what a form has filled sets some of the form's fields and asks again.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-set]");
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const form = document.querySelector(button.dataset.form);
  for (const pair of button.dataset.set.split("&")) {
    const [name, value] = pair.split("=");
    set(form, name, decodeURIComponent(value));
  }
  const again = button.dataset.set;
  ask(form).then(() => {
    const place = document.querySelector(form.dataset.fills);
    const same = [...place.querySelectorAll("[data-set]")].find((one) => (button.dataset.name && one.dataset.name === button.dataset.name) || one.dataset.set === again);
    (same ?? place.querySelector('[tabindex="-1"]'))?.focus();
  });
});

// Gradio builds its pages after this script has run.
new MutationObserver(() => {
  for (const place of document.querySelectorAll("[data-fill]:not([data-filled])")) fill(place);
  for (const form of document.querySelectorAll("form[data-fills]:not([data-asked])")) {
    form.dataset.asked = "1";
    if ("address" in form.dataset) recall(form);
    ask(form);
  }
}).observe(document.body, { childList: true, subtree: true });
