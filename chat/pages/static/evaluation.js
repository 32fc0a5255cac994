// Đánh giá: runs with their progress, one run or two compared, gold questions reviewed and edited.
import { fill } from "./live.js";
import { fragment, send, words } from "./server.js";

const by = (id) => document.getElementById(id);
const chosen = () => by("bo-cau-hoi")?.value ?? "";

async function show(address) {
  const place = by("ket-qua");
  place.innerHTML = await fragment(address).catch((problem) => told(problem.message));
  place.scrollIntoView({ block: "start" });
  place.querySelector("h2")?.focus({ preventScroll: true });
}

function told(message) {
  return Object.assign(document.createElement("div"), { className: "problem", textContent: message }).outerHTML;
}

async function watch() {
  const place = by("tien-do");
  if (!place) return;
  await fill(place);
  if (place.querySelector("[data-poll]")) {
    setTimeout(watch, 600);
    return;
  }
  if (place.textContent) await fill(by("cac-lan-chay"));
}

async function questions() {
  const place = by("sua-bo");
  if (place) place.innerHTML = await fragment(`manh/bo-cau-hoi?bo=${encodeURIComponent(chosen())}`)
    .catch((problem) => told(problem.message));
}

async function open(query) {
  const dialog = by("sua-cau-hoi");
  dialog.innerHTML = await fragment(`manh/cau-hoi?${new URLSearchParams(query)}`)
    .catch((problem) => told(problem.message));
  if (!dialog.open) dialog.showModal();
}

async function save(form, gone) {
  const values = Object.fromEntries(new FormData(form));
  if (form.dataset.replaced) values.thay = form.dataset.replaced;
  if (form.dataset.candidate) values["ung-vien"] = form.dataset.candidate;
  if (gone) values.xoa = "1";
  try {
    await send("danh-gia/cau-hoi", values);
    form.closest("dialog").close();
    fill(by("ung-vien"));
    questions();
  } catch (problem) {
    form.querySelector(".told").textContent = problem.message;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "chay") {
    await send("danh-gia/chay", { bo: chosen() }).catch((problem) => window.alert(problem.message));
    watch();
  } else if (button.id === "dung-chay") {
    await send("danh-gia/dung", {}).catch(() => {});
  } else if (button.dataset.run) {
    show(`manh/ket-qua?lan=${button.dataset.run}`);
  } else if (button.id === "so-sanh") {
    const two = [...document.querySelectorAll("[data-compare]:checked")].map((box) => box.dataset.compare).sort();
    if (two.length === 2) show(`manh/so-sanh?lan=${two[0]}&voi=${two[1]}`);
    else by("ket-qua").innerHTML = told(words.CHOOSE_TWO);
  } else if (button.dataset.review) {
    open({ bo: chosen(), "ung-vien": button.dataset.review });
  } else if (button.dataset.drop) {
    await send("danh-gia/bo-ung-vien", { id: button.dataset.drop }).catch(() => {});
    fill(by("ung-vien"));
  } else if ("question" in button.dataset) {
    open({ bo: chosen(), id: button.dataset.question });
  } else if (button.dataset.removeQuestion) {
    save(button.closest("form"), true);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.gold");
  if (!form) return;
  event.preventDefault();
  save(form, false);
});

document.addEventListener("change", (event) => {
  if (event.target.id === "bo-cau-hoi") questions();
});

// Gradio builds the page after this script has run.
let begun = false;
new MutationObserver(() => {
  if (begun || !by("sua-bo")) return;
  begun = true;
  questions();
  watch();
}).observe(document.body, { childList: true, subtree: true });
