// Văn bản: uploads one after the other, each with its progress; corrections and removals.
import { refresh } from "./live.js";
import { fragment, send, words } from "./server.js";

const list = () => document.getElementById("tai-len");
const filters = () => document.getElementById("loc-van-ban");
const dialog = () => document.getElementById("sua-van-ban");

let queue = Promise.resolve();
function take(files) {
  for (const file of files) {
    const line = document.createElement("li");
    const name = document.createElement("b");
    name.textContent = file.name;
    const state = Object.assign(document.createElement("span"), { className: "state" });
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    line.append(name, " ", bar, " ", state);
    list().append(line);
    queue = queue.then(() => upload(file, line, bar, state)).catch(() => {});
  }
  queue = queue.then(() => refresh(filters()));
}

function upload(file, line, bar, state) {
  const largest = Number(document.querySelector(".upload").dataset.largest);
  if (file.size > largest) return refuse(line, state, bar, words.TOO_LARGE);
  state.textContent = words.UPLOADING;
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", `tai-len?ten=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("x-tracuu", "1");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
      if (event.loaded === event.total) {
        bar.removeAttribute("value");
        state.textContent = words.READING;
      }
    });
    request.addEventListener("loadend", () => {
      if (request.status === 200) line.outerHTML = request.responseText;
      else refuse(line, state, bar, said(request));
      done();
    });
    request.send(file);
  });
}

function refuse(line, state, bar, reason) {
  bar.remove();
  line.className = "bad";
  state.textContent = reason;
}

function said(request) {
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return words.NETWORK_LOST;
  }
}

document.addEventListener("change", (event) => {
  if (event.target.id !== "tep") return;
  take([...event.target.files]);
  event.target.value = "";
});
document.addEventListener("dragover", (event) => {
  if (list()) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  if (!list() || !event.dataTransfer.files.length) return;
  event.preventDefault();
  take([...event.dataTransfer.files]);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.edit) edit(button.dataset.edit);
  else if (button.dataset.remove) remove(button);
  else if ("close" in button.dataset) button.closest("dialog").close();
});

async function edit(key) {
  dialog().innerHTML = await fragment(`manh/sua?van=${encodeURIComponent(key)}`).catch(
    (problem) => Object.assign(document.createElement("p"), { textContent: problem.message }).outerHTML);
  if (!dialog().open) dialog().showModal();
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.correct");
  if (!form) return;
  event.preventDefault();
  try {
    await send("van-ban/sua", { van: form.dataset.key, ...Object.fromEntries(new FormData(form)) });
    form.closest("dialog").close();
    await refresh(filters());
    settle(form.dataset.key);
  } catch (problem) {
    form.querySelector(".told").textContent = problem.message;
  }
});

async function remove(button) {
  if (!window.confirm(words.CONFIRM_REMOVE)) return;
  await send("van-ban/go", { van: button.dataset.remove }).catch((problem) => window.alert(problem.message));
  await refresh(filters());
  settle(button.dataset.remove);
}

// The table is another now: the focus goes to the row that it was in, or to the page.
function settle(key) {
  const row = document.querySelector(`[data-edit="${CSS.escape(key)}"]`);
  (row ?? document.getElementById("noi-dung")).focus({ preventScroll: true });
}

// The filters offer what the corpus holds.
new MutationObserver(() => {
  for (const offered of document.querySelectorAll("template[data-options]")) {
    const select = document.querySelector(`#loc-van-ban select[name="${offered.dataset.options}"], #loc-nhiem-vu select[name="${offered.dataset.options}"]`);
    if (select && select.dataset.offered !== offered.innerHTML) {
      const chosen = select.value;
      while (select.options.length > 1) select.remove(1);
      select.append(offered.content.cloneNode(true));
      select.dataset.offered = offered.innerHTML;
      select.value = chosen;
    }
    offered.remove();
  }
}).observe(document.body, { childList: true, subtree: true });
