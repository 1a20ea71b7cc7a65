"use strict";
// Plays the recordings, one after the other, and shows where in the text the sound is.
const REPEAT_PAUSE_MS = 400, NEAR_START_MS = 1200;
const audio = byId("audio");
const place = { recording: -1, pending: null, sentence: null, part: null, once: null, repeat: false };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let isFollowing = true, frame = 0;

const now = () => place.pending ?? audio.currentTime * 1000;

function load(recording) {
  if (place.recording === recording) return;
  const old = audio.src;
  place.recording = recording;
  audio.src = soundOf(recording);
  if (old) URL.revokeObjectURL(old);
  audio.preservesPitch = audio.webkitPreservesPitch = true;
  audio.defaultPlaybackRate = audio.playbackRate = settings.rate;
}

function seek(recording, time) {
  if (!recordings[recording]) return;
  load(recording);
  place.once = null;
  isFollowing = true;
  place.pending = audio.readyState ? null : time;
  if (audio.readyState) audio.currentTime = time / 1000;
  show(time);
}

function go(sentence) {
  if (sentence) seek(sentence.recording, sentence.start);
}

function play() {
  if (!recordings.length) return;
  if (place.recording < 0) go(sentences[0]);
  isFollowing = true;
  audio.play().catch(() => {});
}

function pause() {
  place.once = null;
  audio.pause();
}

const toggle = () => (audio.paused ? play() : pause());

function playOnce(sentence) {
  go(sentence);
  place.once = sentence;
  play();
}

// One sentence on, or back: to its own start first, unless it has only begun.
function step(by) {
  const at = place.sentence;
  if (!at) return go(sentences[0]);
  const isLate = by < 0 && now() - at.start > NEAR_START_MS;
  go(sentences[Math.min(Math.max(at.index + (isLate ? 0 : by), 0), sentences.length - 1)]);
}

function seekWhole(time) {
  const recording = Math.max(0, lastUpTo(time, recordings.length, (i) => recordings[i].from));
  seek(recording, Math.min(time - recordings[recording].from, recordings[recording].length - 1));
}

function show(time) {
  const sentence = sentenceAt(place.recording, time);
  if (sentence !== place.sentence) {
    place.sentence?.element.classList.remove("now");
    sentence?.element.classList.add("now");
    place.sentence = sentence;
    remember();
    follow();
  }
  const part = sentence ? partAt(sentence, time) : null;
  if (part !== place.part) {
    place.part?.classList.remove("now");
    part?.classList.add("now");
    place.part = part;
  }
  showTime(recordings[place.recording].from + time);
}

function update() {
  if (place.recording < 0) return;
  const time = now(), sentence = place.repeat ? place.sentence : place.once;
  if (sentence && sentence.recording === place.recording && time >= turnOf(sentence)) {
    if (place.repeat) return seek(sentence.recording, sentence.start);
    return pause();
  }
  show(time);
}

// When a sentence that is heard alone is over: soon after its end, before the next one begins.
function turnOf(sentence) {
  const next = sentences[sentence.index + 1], end = endOf(sentence);
  const room = next && next.recording === sentence.recording ? (next.start - end) * 0.8 : REPEAT_PAUSE_MS;
  return end + Math.max(0, Math.min(REPEAT_PAUSE_MS, room));
}

function ended() {
  const alone = place.repeat ? place.sentence : place.once;
  if (alone && place.repeat) return go(alone), play();
  if (alone || place.recording + 1 >= recordings.length) return pause();
  seek(place.recording + 1, 0);
  play();
}

// Scroll to the sentence, unless the reader has gone elsewhere.
function follow() {
  const box = place.sentence?.element.getBoundingClientRect();
  if (!box || !isFollowing) return;
  if (box.top < innerHeight * 0.12 || Math.min(box.bottom, box.top + innerHeight / 3) > innerHeight * 0.75) {
    place.sentence.element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

function tick() {
  update();
  frame = audio.paused ? 0 : requestAnimationFrame(tick);
}

audio.addEventListener("loadedmetadata", () => {
  if (place.pending === null) return;
  audio.currentTime = place.pending / 1000;
  place.pending = null;
});
for (const name of ["timeupdate", "seeked"]) audio.addEventListener(name, update);
audio.addEventListener("playing", () => { frame ||= requestAnimationFrame(tick); });
audio.addEventListener("ended", ended);
for (const name of ["wheel", "touchmove"]) addEventListener(name, () => { isFollowing = false; }, { passive: true });
