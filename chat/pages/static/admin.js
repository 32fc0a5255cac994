// The forms of the page for administrators: a yes before somebody loses something, and a backup
// that the server would not take is not sent at all.
const AROUND = 4096;  // bytes of a request beside the file

document.addEventListener("submit", (event) => {
  const form = event.target;
  const { confirm, largest, tooLarge } = form.dataset;
  const file = form.querySelector("input[type=file]")?.files[0];
  if (largest && file && file.size + AROUND > Number(largest)) {
    form.querySelector("[role=alert]").textContent = tooLarge;
    event.preventDefault();
  } else if (confirm && !window.confirm(confirm)) {
    event.preventDefault();
  }
});
