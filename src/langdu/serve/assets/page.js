// Plays what the reader says. The page pulls: it asks for samples while it has less than AHEAD seconds left, and says
// how soon the first of them is heard, so that the reader's highlight is at the syllable that is at the speaker.
"use strict";
(() => {
  const AHEAD = 0.25;
  const PERIOD = 0.04;
  const RETRY_MS = 300;
  const terminal = document.querySelector("#terminal");
  const devices = new Map();
  let context = null;
  let socket = null;

  function wake() {
    // Browsers allow sound only after a key or a click.
    context ??= new AudioContext({ latencyHint: "playback" });
    if (context.state === "suspended") context.resume();
  }
  for (const gesture of ["keydown", "pointerdown"]) window.addEventListener(gesture, wake, true);

  function latency() {
    return context.outputLatency || context.baseLatency || 0;
  }

  function ask(number, device) {
    if (!context || context.state !== "running" || socket?.readyState !== WebSocket.OPEN) return;
    const now = context.currentTime;
    if (device.next < now) {
      device.lead = device.trip;
      device.next = now + device.lead;
    }
    while (device.next + device.asked * PERIOD - now < AHEAD) {
      const count = Math.round(PERIOD * device.rate);
      // The reader's clock counts from the first sample that was asked for.
      const behind = device.lead + latency();
      device.asked += 1;
      device.times.push(performance.now());
      socket.send(JSON.stringify({ device: number, count, behind }));
    }
  }

  function play(data) {
    const number = new DataView(data).getUint32(0, true);
    const device = devices.get(number);
    if (!device) return;
    const samples = new Int16Array(data, 4);
    device.asked = Math.max(0, device.asked - 1);
    const sent = device.times.shift();
    if (sent !== undefined) device.trip = 0.9 * device.trip + 0.1 * ((performance.now() - sent) / 1000 + 0.02);
    if (!samples.length) return;
    const buffer = context.createBuffer(1, samples.length, device.rate);
    const channel = buffer.getChannelData(0);
    for (let at = 0; at < samples.length; at++) {
      channel[at] = samples[at] / 32768;
      device.loudest = Math.max(device.loudest, Math.abs(channel[at]));
    }
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    device.next = Math.max(device.next, context.currentTime);
    source.start(device.next);
    device.next += samples.length / device.rate;
    ask(number, device);
  }

  function told(message) {
    const [what, number, rate] = JSON.parse(message);
    if (what === "open") devices.set(number, { rate, next: 0, asked: 0, times: [], trip: 0.05, lead: 0.05, loudest: 0 });
    else devices.delete(number);
  }

  function connect() {
    socket = new WebSocket(terminal.dataset.soundUrl);
    socket.binaryType = "arraybuffer";
    socket.onmessage = (event) => (typeof event.data === "string" ? told(event.data) : play(event.data));
    socket.onclose = () => {
      devices.clear();
      if (!document.body.classList.contains("-closed")) setTimeout(connect, RETRY_MS);
    };
  }

  setInterval(() => devices.forEach((device, number) => ask(number, device)), 20);
  document.querySelector("#again").addEventListener("click", () => window.location.reload());
  // Keys go to the reader without a click first.
  new MutationObserver((_, observer) => {
    if (!document.body.classList.contains("-first-byte")) return;
    observer.disconnect();
    document.querySelector(".xterm-helper-textarea")?.focus();
  }).observe(document.body, { attributes: true });
  window.langduSound = { devices, state: () => context?.state };
  setTimeout(connect, RETRY_MS);
})();
