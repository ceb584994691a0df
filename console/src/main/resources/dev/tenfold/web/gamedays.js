// Game days: the only part of this page that reaches out of it. What is live is said loudly, and can always be stopped.

import { call, stream } from "./api.js";
import { button, byId, element, field } from "./dom.js";
import { clock } from "./figures.js";
import { complaints } from "./scenario.js";

const OFTEN = 1000;
const SELDOM = 5000;

const base = "/api/v1/game-days";
const OFFERED = "They are only offered at /series.";

/** The mark in the head of every view, and the stop beside it. */
function mark(live) {
  const state = byId("live");
  state.classList.toggle("on", live.length > 0);
  document.body.classList.toggle("is-live", live.length > 0);
  const names = live.map((day) => day.scenario).join(", ");
  state.textContent =
    live.length === 0
      ? "No game day is live."
      : `LIVE: ${live.length} game day${live.length > 1 ? "s" : ""} on air (${names})`;
}

function health(day) {
  return day.destinations.map((one) => {
    const told = one.health;
    const trouble = told?.trouble ? `: ${told.trouble}` : "";
    const words = told
      ? `${told.up ? "up" : "DOWN"}, ${told.written} written, ${told.dropped} dropped${trouble}`
      : "not known yet";
    return element("li", {}, element("code", {}, `${one.kind} ${one.uri}`), ` ${words}`);
  });
}

export class GameDays {
  /** @param scenario gives the scenario at hand */
  constructor(scenario) {
    this.scenario = scenario;
    this.watched = new Map();
    this.buttons = new Map();
    this.form = element("form", { class: "panel", submit: (event) => this.#start(event) });
    this.told = element("div", { "aria-live": "polite" });
    this.list = element("div", { class: "days" });
    this.#fields();
    byId("game-days").append(
      element(
        "p",
        {},
        "A game day writes synthetic series of the scenario under Rehearse into a real monitoring pipeline, by the" +
          " wall clock, and removes them at its end.",
      ),
      this.form,
      this.told,
      element("h2", {}, "All game days of this service"),
      this.list,
    );
    byId("emergency").addEventListener("click", () => this.emergency());
  }

  #fields() {
    this.deadline = element("input", { value: "10m", required: true, pattern: "([0-9]+(h|m|s|ms))+" });
    this.kind = element(
      "select",
      {},
      ["", "remote-write", "pushgateway", "otlp", "statsd", "graphite", "influx"].map((kind) =>
        element("option", { value: kind }, kind || "none: only offered at /series"),
      ),
    );
    this.uri = element("input", { placeholder: "http://127.0.0.1:9090/api/v1/write", size: 40 });
    this.known = element("input", { type: "checkbox", id: "known" });
    this.begin = element("button", { type: "submit", class: "danger", disabled: true }, "Start the game day");
    this.known.addEventListener("change", () => {
      this.begin.disabled = !this.known.checked;
    });
    this.form.append(
      element("h2", {}, "Start one"),
      field("Ends after, by the wall clock", this.deadline, "Such as 10m: then it ends, whatever happens."),
      field("Push series to", this.kind),
      field("At", this.uri, "Only servers that the operator allows; this machine's are."),
      element(
        "div",
        { class: "field check" },
        this.known,
        element("label", { for: "known" }, "I know that real autoscalers and alerts may act on these series"),
      ),
      element("div", { class: "row" }, button("What would it write?", () => this.preview()), this.begin),
    );
  }

  #order() {
    const plan = { deadline: this.deadline.value.trim(), patience: "none" };
    if (this.kind.value) plan.destinations = [{ kind: this.kind.value, uri: this.uri.value.trim() }];
    return { scenario: this.scenario(), plan };
  }

  async #tell(work) {
    try {
      await work();
    } catch (refused) {
      this.told.replaceChildren(complaints(refused));
    }
  }

  preview() {
    return this.#tell(async () => {
      const preview = await call("POST", "/api/v1/previews", this.#order());
      this.told.replaceChildren(
        element(
          "div",
          { class: "panel" },
          element("p", {}, `${preview.series} series of ${preview.families.length} metrics would be on air.`),
          element("p", {}, preview.destinations.length ? `They go to ${preview.destinations.join(", ")}.` : OFFERED),
          preview.refusals.length ? element("ul", {}, preview.refusals.map((why) => element("li", {}, why))) : null,
        ),
      );
    });
  }

  async #start(event) {
    event.preventDefault();
    this.begin.disabled = true;
    await this.#tell(async () => {
      this.told.replaceChildren(element("p", {}, "It begins: the steady state is checked first."));
      await call("POST", base, this.#order());
      this.told.replaceChildren(element("p", { class: "good" }, "It is on air."));
      await this.look();
    });
    this.known.checked = false;
  }

  async emergency() {
    await this.#tell(async () => {
      const { stopped } = await call("POST", "/api/v1/emergency-stop", { why: "emergency stop on the page" });
      this.told.replaceChildren(element("p", { class: "good" }, `${stopped.length} game days were stopped.`));
    });
    await this.look();
  }

  #act(day, what, body) {
    return this.#tell(async () => {
      await call("POST", `${base}/${day.id}/${what}`, body);
      await this.look();
    });
  }

  #item(day) {
    const live = day.live;
    const left = day.undoings.map((one) => `${one.series} series at ${one.destination}`).join(", ");
    const times = `${clock(day.shownSeconds)} shown, ${day.series} series, ends after ${day.plan.deadline}.`;
    return element(
      "article",
      { class: `day ${live ? "live-day" : ""}`, "data-day": day.id, "aria-label": `Game day ${day.id}` },
      element(
        "h3",
        {},
        live ? element("strong", { class: "live on" }, "LIVE") : element("span", { class: "status" }, "over"),
        ` ${day.scenario}: ${day.state}`,
      ),
      element("p", {}, `${times} ${day.why}`),
      element("ul", {}, health(day)),
      left ? element("p", { class: "warning" }, `Not undone yet: ${left}`) : null,
      live ? this.#buttons(day) : null,
    );
  }

  /** The same buttons as long as they do the same: one that is replaced under a finger is not pressed. */
  #buttons(day) {
    const paused = day.state === "paused";
    const kept = this.buttons.get(day.id);
    if (kept?.paused === paused) return kept.row;
    const row = element(
      "div",
      { class: "row" },
      button("Stop", () => this.#act(day, "stop", { why: "stopped on the page" }), "danger"),
      button(paused ? "Resume" : "Pause", () => this.#act(day, paused ? "resume" : "pause")),
    );
    this.buttons.set(day.id, { paused, row });
    return row;
  }

  #watch(day) {
    if (!day.live || this.watched.has(day.id)) return;
    this.watched.set(day.id, true);
    stream(`${base}/${day.id}/events`, (name) => {
      if (name === "end") this.look();
    })
      .catch(() => {})
      .finally(() => this.watched.delete(day.id));
  }

  /** Looks at all game days, and marks what is live. */
  async look() {
    const { gameDays } = await call("GET", base);
    mark(gameDays.filter((day) => day.live));
    gameDays.forEach((day) => this.#watch(day));
    gameDays.filter((day) => !day.live).forEach((day) => this.buttons.delete(day.id));
    const shown = JSON.stringify(gameDays);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = document.activeElement?.closest?.("[data-day]")?.dataset.day;
    const label = document.activeElement?.textContent;
    this.list.replaceChildren(
      ...(gameDays.length ? gameDays.reverse().map((day) => this.#item(day)) : [element("p", {}, "None yet.")]),
    );
    if (focused) {
      [...this.list.querySelectorAll(`[data-day="${focused}"] button`)].find((b) => b.textContent === label)?.focus();
    }
  }

  /** Looks again and again, more often while somebody looks too. */
  async follow() {
    for (;;) {
      try {
        await this.look();
      } catch {
        byId("live").textContent = "The service does not answer: whether a game day is live is not known.";
        byId("live").classList.add("on");
      }
      const often = !byId("view-game-days").hidden || byId("live").classList.contains("on");
      await new Promise((resolve) => setTimeout(resolve, often ? OFTEN : SELDOM));
    }
  }
}
