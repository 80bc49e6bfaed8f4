// Reads a page aloud with a voice of this device. A voice from elsewhere would send the letter's
// words away, so the button is shown only where there is an English voice that is local.
// Every screen works without this.

const problem = document.getElementById("problem");
if (problem) problem.focus();

const speech = window.speechSynthesis;
const stopWords = document.body.dataset.stop;
const buttons = [...document.querySelectorAll("[data-aloud]")];
let voice = null;
let reading = null;

function localVoice() {
  const own = speech.getVoices().filter((v) => v.localService === true && /^en\b/i.test(v.lang));
  return own.find((v) => /^en.GB/i.test(v.lang)) || own[0] || null;
}

function offer() {
  voice = localVoice();
  for (const button of buttons) button.hidden = voice === null;
}

function stop() {
  if (reading === null) return;
  const { button, words } = reading;
  reading = null;
  speech.cancel();
  document.querySelectorAll(".is-read").forEach((one) => one.classList.remove("is-read"));
  button.lastElementChild.textContent = words;
}

// One line after the other: a long text in one go is cut off by some browsers.
function next(mine) {
  if (reading !== mine) return;
  document.querySelectorAll(".is-read").forEach((one) => one.classList.remove("is-read"));
  const line = mine.lines.shift();
  if (line === undefined) {
    stop();
    return;
  }
  line.classList.add("is-read");
  const said = new SpeechSynthesisUtterance(line.textContent.replace(/\s+/g, " ").trim());
  said.voice = voice;
  said.lang = voice.lang;
  said.rate = 0.9;
  said.onend = () => next(mine);
  said.onerror = () => {
    if (reading === mine) stop();
  };
  speech.speak(said);
}

function start(button) {
  const label = button.lastElementChild;
  const region = document.getElementById(button.dataset.aloud);
  const lines = [...region.querySelectorAll("[data-say]")];
  reading = { button, words: label.textContent, lines };
  label.textContent = stopWords;
  next(reading);
}

if (speech && buttons.length > 0) {
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const mine = reading !== null && reading.button === button;
      stop();
      if (!mine) start(button);
    });
  }
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  offer();
}
