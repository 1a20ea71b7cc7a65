"use strict";
// What the reader set: kept by the browser where it may, and put on <html> before anything is shown.
const SETTINGS_KEY = "langdu:settings";
const DEFAULTS = { pinyin: "on", tones: "off", translation: "on", theme: "auto", size: 1.75, rate: 1 };
const SIZES_REM = [1.25, 1.5, 1.75, 2, 2.5, 3, 3.5];
const CHOICES = { pinyin: ["on", "word", "off"], tones: ["off", "on"], translation: ["on", "off"], theme: ["auto", "day", "night"] };

const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  },
  set(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* it works without */ }
  },
};

const settings = { ...DEFAULTS, ...store.get(SETTINGS_KEY) };

function applySettings() {
  const root = document.documentElement;
  for (const name of Object.keys(CHOICES)) {
    if (!CHOICES[name].includes(settings[name])) settings[name] = DEFAULTS[name];
    root.dataset[name] = settings[name];
  }
  if (!SIZES_REM.includes(settings.size)) settings.size = DEFAULTS.size;
  root.style.setProperty("--size", settings.size + "rem");
}

function set(name, value) {
  settings[name] = value;
  applySettings();
  store.set(SETTINGS_KEY, settings);
}

document.documentElement.classList.add("js");
applySettings();
