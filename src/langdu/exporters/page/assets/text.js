"use strict";
// The text's sentences and when each of their elements sounds.
const byId = (id) => document.getElementById(id);
const recordings = [...document.querySelectorAll("audio[data-ms]")].map((element) => ({
  source: element.getAttribute("src"), length: Number(element.dataset.ms), from: 0, sentences: [],
}));
const sentences = [];
let wholeLength = 0;

for (const recording of recordings) {
  recording.from = wholeLength;
  wholeLength += recording.length;
}
for (const element of document.querySelectorAll("audio[data-ms]")) element.remove();
for (const element of document.querySelectorAll(".s")) {
  const recording = Number(element.dataset.a);
  const sentence = { element, recording, index: sentences.length, start: parseInt(element.dataset.t, 10) };
  sentences.push(sentence);
  recordings[recording].sentences.push(sentence);
}

// The times of a sentence's elements in milliseconds, and its end; read when they are needed.
function timesOf(sentence) {
  sentence.times ??= sentence.element.dataset.t.split(" ").map(Number);
  sentence.parts ??= [...sentence.element.querySelectorAll("ruby, .c")];
  return sentence.times;
}

const endOf = (sentence) => timesOf(sentence)[sentence.times.length - 1];

// The index of the last of some ascending values that is not above a limit; -1 where there is none.
function lastUpTo(limit, count, valueAt) {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= limit) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// The sentence that sounds, or sounded last, at a time of a recording.
function sentenceAt(recording, time) {
  const all = recordings[recording].sentences;
  return all[Math.max(0, lastUpTo(time, all.length, (i) => all[i].start))];
}

function partAt(sentence, time) {
  const times = timesOf(sentence), count = times.length - 1;
  if (time < times[0] || time >= times[count]) return null;
  return sentence.parts[lastUpTo(time, count, (i) => times[i])];
}

// A recording as something that an <audio> can play.
function soundOf(recording) {
  const text = recordings[recording].source, from = text.indexOf(",") + 1;
  const binary = atob(text.slice(from)), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" }));
}
