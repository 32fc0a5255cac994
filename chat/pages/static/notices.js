// Gradio's own notices are English and in no table of words: here they are said in ours.
import { words } from "./server.js";

const ours = words.GRADIO_PHRASES;

function say(element) {
  const text = element.textContent.trim();
  if (ours[text]) element.textContent = ours[text];
  // what Gradio says besides is not for people: no letter of ours is in it
  else if (text && /^[\x20-\x7e…]+$/.test(text)) element.textContent = words.NETWORK_LOST;
}

new MutationObserver(() => {
  for (const notice of document.querySelectorAll(".toast-body:not([data-said])")) {
    notice.dataset.said = "1";
    const typed = document.querySelector("#question textarea")?.value;
    if (typed) sessionStorage.setItem("draft", typed);  // Gradio loads the page again
    notice.querySelectorAll(".toast-title, [data-testid='toast-text']").forEach(say);
    notice.querySelector("[data-testid='toast-close']")?.setAttribute("aria-label", ours.Close);
  }
}).observe(document.body, { childList: true, subtree: true });
