// Time under the reader's hand: a slider that moves the cursor of all plots, and lets virtual time stream by.

import { button, element } from "./dom.js";
import { clock } from "./figures.js";

const PLAY_SECONDS = 12;

export class Scrub {
  /** @param moved told the seconds that the slider stands at */
  constructor(host, moved) {
    this.moved = moved;
    this.slider = element("input", { type: "range", id: "scrub-slider", min: 0, step: 1, value: 0 });
    this.output = element("output", { for: "scrub-slider" });
    this.play = button("Play", () => this.toggle());
    this.slider.addEventListener("input", () => this.#show());
    host.append(element("label", { for: "scrub-slider" }, "Virtual time"), this.slider, this.output, this.play);
  }

  show(report) {
    this.slider.max = Math.round(report.subject.lengthSeconds);
    this.#show();
  }

  /** Goes to a moment. */
  to(seconds) {
    this.slider.value = Math.round(seconds);
    this.#show();
  }

  #show() {
    const seconds = Number(this.slider.value);
    this.output.textContent = clock(seconds);
    this.slider.setAttribute("aria-valuetext", clock(seconds));
    this.moved(seconds);
  }

  toggle() {
    this.playing = !this.playing;
    this.play.textContent = this.playing ? "Pause" : "Play";
    if (!this.playing) return;
    const end = Number(this.slider.max);
    if (Number(this.slider.value) >= end) this.slider.value = 0;
    const from = Number(this.slider.value);
    const began = performance.now();
    const step = (now) => {
      if (!this.playing) return;
      const seconds = from + ((now - began) / 1000 / PLAY_SECONDS) * end;
      this.to(Math.min(end, seconds));
      if (seconds >= end) this.toggle();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}
