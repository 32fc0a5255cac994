// Requests to our own server.

export const words = JSON.parse(document.getElementById("words").textContent);

export async function fragment(address, signal) {
  const answer = await reach(address, { signal });
  return answer.text();
}

// Returns what the server says, as text; a word about the failure instead when it refuses.
export async function send(address, values) {
  const answer = await reach(address, {
    method: "POST",
    headers: { "x-tracuu": "1" },
    body: new URLSearchParams(values),
  });
  return answer.text();
}

async function reach(address, settings) {
  let answer;
  try {
    answer = await fetch(address, settings);
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Error(words.NETWORK_LOST);
  }
  if (!answer.ok) throw new Error(await reason(answer));
  return answer;
}

export async function reason(answer) {
  const said = await answer.text();
  try {
    const detail = JSON.parse(said).detail;
    return typeof detail === "string" ? detail : words.NETWORK_LOST;
  } catch {
    return said.length < 300 && !said.startsWith("<") ? said : words.NETWORK_LOST;
  }
}
