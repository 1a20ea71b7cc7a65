"use strict";
// The interface's words.
const WORDS = {
  en: {
    player: "Player", play: "Play", pause: "Pause", previous: "Previous sentence", next: "Next sentence",
    repeat: "Repeat the sentence", contents: "Contents", options: "Options and keys", place: "Place in the recording",
    speed: "Speed", one: "Play this sentence", pinyin: "Pinyin", on: "On", word: "Tapped word", off: "Off",
    tones: "Tone colours", translation: "Translation", theme: "Page", auto: "Auto", day: "Day", night: "Night", size: "Size",
    smaller: "Smaller", larger: "Larger", close: "Close", tap: "Tap a word to hear the text from there.",
    keys: [["Space", "play, pause"], ["← →", "sentence"], ["r", "repeat"], ["− +", "speed"], ["p", "pinyin"],
      ["t", "tone colours"], ["e", "translation"], ["d", "day, night"], ["[ ]", "size"], ["c", "contents"], ["?", "this help"]],
  },
  zh: {
    player: "播放器", play: "播放", pause: "暂停", previous: "上一句", next: "下一句",
    repeat: "重复这一句", contents: "目录", options: "设置和按键", place: "录音的位置",
    speed: "速度", one: "播放这一句", pinyin: "拼音", on: "显示", word: "点词显示", off: "隐藏",
    tones: "声调颜色", translation: "译文", theme: "页面", auto: "自动", day: "白天", night: "夜间", size: "字号",
    smaller: "小一点", larger: "大一点", close: "关闭", tap: "点一个词，从那里开始听。",
    keys: [["空格", "播放、暂停"], ["← →", "上下句"], ["r", "重复"], ["− +", "速度"], ["p", "拼音"],
      ["t", "声调颜色"], ["e", "译文"], ["d", "白天、夜间"], ["[ ]", "字号"], ["c", "目录"], ["?", "帮助"]],
  },
};
const LANGUAGE = (navigator.language || "en").toLowerCase().startsWith("zh") ? "zh" : "en";
const words = WORDS[LANGUAGE];

function label(element, name) {
  element.setAttribute("aria-label", words[name]);
  element.title = words[name];
}
