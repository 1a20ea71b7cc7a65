"use strict";
// Puts everything together, and goes to where the reader was.
const page = JSON.parse(byId("page").textContent), PLACE_KEY = `langdu:place:${page.key}`;

function remember() {
  if (place.sentence) store.set(PLACE_KEY, { sentence: place.sentence.index });
}

function fillBar() {
  for (const element of document.querySelectorAll("[data-label]")) label(element, element.dataset.label);
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words[element.dataset.text];
  for (const rate of SPEEDS) byId("speed").add(new Option(`${rate}×`, rate));
  byId("keys").append(...words.keys.map(([key, what]) => {
    const item = document.createElement("div"), name = document.createElement("dt"), text = document.createElement("dd");
    name.textContent = key;
    text.textContent = what;
    item.append(name, text);
    return item;
  }));
  byId("bar").lang = byId("options").lang = LANGUAGE;
  byId("place").max = wholeLength;
  byId("contents-button").hidden = !byId("contents");
}

function addSentenceButtons() {
  for (const { element } of sentences) {
    const button = document.createElement("button");
    button.className = "one";
    button.type = "button";
    button.setAttribute("aria-label", words.one);
    const last = element.lastChild, end = last?.lastChild;
    // Behind the last sign, from which no line end parts it.
    (last?.className === "k" ? last : end?.className === "k" ? end : element).append(button);
  }
}

function listen() {
  for (const [name, action] of Object.entries(buttons)) {
    for (const button of document.querySelectorAll(`[data-label="${name}"]`)) button.addEventListener("click", action);
  }
  for (const name of ["play", "pause", "emptied"]) audio.addEventListener(name, showPlaying);
  byId("place").addEventListener("input", (event) => seekWhole(Number(event.target.value)));
  byId("speed").addEventListener("change", (event) => setRate(Number(event.target.value)));
  byId("options").addEventListener("change", ({ target }) => { if (CHOICES[target.name]) choose(target.name, target.value); });
  byId("text").addEventListener("click", onText);
  byId("contents")?.addEventListener("click", onContents);
  addEventListener("keydown", onKey);
}

function onContents(event) {
  if (!event.target.closest("a")) return;
  const first = document.querySelector(`${event.target.closest("a").hash} .s`);
  go(sentences.find((sentence) => sentence.element === first));
  closePanels();
}

// The keys of a keyboard or a headset, and what a locked phone shows.
function tellSystem() {
  const session = navigator.mediaSession;
  if (!session || typeof MediaMetadata === "undefined") return;
  session.metadata = new MediaMetadata({ title: page.title, artist: page.voice });
  const actions = { play, pause, previoustrack: () => step(-1), nexttrack: () => step(1) };
  for (const [name, action] of Object.entries(actions)) {
    try { session.setActionHandler(name, action); } catch { /* an older browser */ }
  }
}

function start() {
  fillBar();
  addSentenceButtons();
  for (const name of Object.keys(CHOICES)) choose(name, settings[name]);
  setRate(settings.rate);
  showPlaying();
  showTime(0);
  listen();
  tellSystem();
  byId("bar").hidden = false;
  const was = sentences[store.get(PLACE_KEY).sentence];
  if (was?.index) go(was);
}

if (sentences.length) start();
