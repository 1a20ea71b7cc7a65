"use strict";
// The bar, the options and the keys.
const SPEEDS = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5, 2];
const buttons = {
  play: toggle, previous: () => step(-1), next: () => step(1), repeat: toggleRepeat,
  contents: () => togglePanel("contents"), options: () => togglePanel("options"),
  smaller: () => resize(-1), larger: () => resize(1), close: closePanels,
};

const clock = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

function showTime(time) {
  const range = byId("place"), shown = clock(time);
  range.value = Math.round(time);
  range.style.setProperty("--done", `${(100 * time) / (wholeLength || 1)}%`);
  if (byId("done").textContent === shown) return;
  byId("done").textContent = shown;
  byId("whole").textContent = ` / ${clock(wholeLength)}`;
  range.setAttribute("aria-valuetext", byId("time").textContent);
}

function showPlaying() {
  document.documentElement.classList.toggle("playing", !audio.paused);
  label(byId("play"), audio.paused ? "play" : "pause");
}

function toggleRepeat() {
  place.repeat = !place.repeat;
  byId("repeat").setAttribute("aria-pressed", place.repeat);
}

function setRate(rate) {
  set("rate", SPEEDS.includes(rate) ? rate : 1);
  byId("speed").value = settings.rate;
  audio.defaultPlaybackRate = audio.playbackRate = settings.rate;
}

const stepIn = (values, value, by) => values[Math.min(Math.max(values.indexOf(value) + by, 0), values.length - 1)];
const resize = (by) => set("size", stepIn(SIZES_REM, settings.size, by));

function choose(name, value) {
  set(name, value);
  if (name === "pinyin") document.querySelector(".open-word")?.classList.remove("open-word");
  for (const radio of document.querySelectorAll(`input[name="${name}"]`)) radio.checked = radio.value === value;
}

const nextChoice = (name) => choose(name, CHOICES[name][(CHOICES[name].indexOf(settings[name]) + 1) % CHOICES[name].length]);

function dayOrNight() {
  const isNight = settings.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : settings.theme === "night";
  choose("theme", isNight ? "day" : "night");
}

function closePanels() {
  for (const name of ["contents", "options"]) {
    byId(name)?.classList.remove("open");
    byId(`${name}-button`).setAttribute("aria-expanded", "false");
  }
}

function togglePanel(name) {
  const panel = byId(name), wasOpen = panel?.classList.contains("open");
  closePanels();
  if (!panel || wasOpen) return;
  panel.classList.add("open");
  byId(`${name}-button`).setAttribute("aria-expanded", "true");
  panel.focus({ preventScroll: true });
  if (name === "contents") showChapter();
}

// Marks the chapter in which the reading is.
function showChapter() {
  const at = place.sentence?.element.closest("section");
  for (const link of document.querySelectorAll("#contents a")) {
    const isHere = Boolean(at) && link.hash === `#${at.id}`;
    link.toggleAttribute("aria-current", isHere);
    if (isHere) link.scrollIntoView({ block: "nearest" });
  }
}

const KEYS = {
  " ": toggle, k: toggle, arrowleft: () => step(-1), arrowright: () => step(1), r: toggleRepeat,
  "-": () => setRate(stepIn(SPEEDS, settings.rate, -1)), "+": () => setRate(stepIn(SPEEDS, settings.rate, 1)),
  "=": () => setRate(stepIn(SPEEDS, settings.rate, 1)), p: () => nextChoice("pinyin"), t: () => nextChoice("tones"), e: () => nextChoice("translation"),
  d: dayOrNight, "[": () => resize(-1), "]": () => resize(1), c: () => togglePanel("contents"),
  "?": () => togglePanel("options"), escape: closePanels,
};

function onKey(event) {
  const action = KEYS[event.key.toLowerCase()], tag = event.target.tagName;
  if (!action || event.ctrlKey || event.altKey || event.metaKey) return;
  // What has the focus keeps the keys that it needs itself.
  if (event.key === " " && ["BUTTON", "INPUT", "SELECT", "A"].includes(tag)) return;
  if (event.key.startsWith("Arrow") && ["INPUT", "SELECT"].includes(tag)) return;
  if (event.key.length === 1 && event.key !== " " && tag === "SELECT") return;
  event.preventDefault();
  action();
}

// A word that is clicked is heard from; the button behind a sentence plays that alone.
function onText(event) {
  const element = event.target.closest(".s"), button = event.target.closest(".one");
  const sentence = element && sentences.find((one) => one.element === element);
  if (!sentence) return;
  if (button) return playOnce(sentence);
  const word = event.target.closest(".w") || event.target.closest("ruby, .c");
  if (!word || String(getSelection())) return;
  openWord(word);
  const times = timesOf(sentence), first = word.matches(".w") ? word.querySelector("ruby, .c") : word;
  seek(sentence.recording, times[sentence.parts.indexOf(first)]);
  play();
}

function openWord(word) {
  const open = document.querySelector(".open-word");
  open?.classList.remove("open-word");
  if (open !== word) word.classList.add("open-word");
}
