// The forms of the page for administrators: a yes before somebody loses something, and a backup
// that the server would not take is not sent at all. The browser's own words for choosing a file
// are in its language, so the page says in ours which one was chosen, or that none was.
const AROUND = 4096;  // bytes of a request beside the file

document.addEventListener("submit", (event) => {
  const form = event.target;
  const { confirm, largest, tooLarge } = form.dataset;
  const file = form.querySelector("input[type=file]")?.files[0];
  if (largest && !file) {
    form.querySelector("[role=alert]").textContent = form.dataset.notChosen;
    event.preventDefault();
  } else if (largest && file && file.size + AROUND > Number(largest)) {
    form.querySelector("[role=alert]").textContent = tooLarge;
    event.preventDefault();
  } else if (confirm && !window.confirm(confirm)) {
    event.preventDefault();
  }
});

document.addEventListener("change", (event) => {
  const shown = event.target.type === "file" && event.target.form?.querySelector("output");
  if (shown) {
    shown.textContent = event.target.files[0]?.name ?? event.target.form.dataset.notChosen;
    event.target.form.querySelector("[role=alert]").textContent = "";
  }
});
