// The scenario at hand: chosen, pasted, or dropped in, and checked as it is written.

import { call } from "./api.js";
import { element, field } from "./dom.js";

const SCENARIO = /^(services|load):/m;

/** Complaints of the service, each as it would stand in a terminal. */
export function complaints(refused) {
  const lines = (refused.errors ?? []).map((error) => error.message + (error.hint ? ` Maybe ${error.hint}?` : ""));
  return element(
    "div",
    { class: "complaints", role: "alert" },
    element("p", {}, element("b", {}, `${refused.title ?? "It failed"}: `), refused.message),
    element("ul", {}, lines.map((line) => element("li", {}, element("code", {}, line)))),
  );
}

export class Editor {
  /** @param understood called with what the service understood of the scenario, or with nothing */
  constructor(host, understood) {
    this.understood = understood;
    this.files = {};
    this.overrides = {};
    this.name = "";
    this.choice = element("select", { change: () => this.choose(this.choice.value) });
    this.text = element("textarea", { rows: 14, spellcheck: "false", class: "code", input: () => this.#edited() });
    this.fileList = element("div", { class: "files" });
    this.told = element("div", { class: "told", "aria-live": "polite" });
    this.picker = element("input", { type: "file", multiple: true, accept: ".yaml,.yml,.json,.tf,.hcl,.csv,.txt" });
    this.picker.addEventListener("change", () => this.take(this.picker.files));
    this.root = element(
      "details",
      { class: "editor", open: true },
      element("summary", {}, "Scenario and policies"),
      element(
        "div",
        { class: "editor-columns" },
        element(
          "div",
          {},
          field("Scenario", this.choice),
          field("Its YAML", this.text, "Paste over it, or drop files anywhere on the page."),
        ),
        element(
          "div",
          {},
          field("Add files", this.picker, "A scenario replaces the one at hand; any other file is one that it names."),
          this.fileList,
          this.told,
        ),
      ),
    );
    host.append(this.root);
    this.#drops();
  }

  #drops() {
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer.files);
    });
  }

  async list() {
    const { scenarios } = await call("GET", "/api/v1/scenarios");
    this.choice.replaceChildren(
      element("option", { value: "" }, "my own"),
      ...scenarios.map((each) => element("option", { value: each.name }, `${each.name}: ${each.title}`)),
    );
    return scenarios;
  }

  /** Takes a scenario that the service offers. */
  async choose(name) {
    if (name === "") return;
    this.show(await call("GET", `/api/v1/scenarios/${encodeURIComponent(name)}`));
  }

  /** Takes a scenario with its files. */
  show(scenario) {
    this.name = scenario.name;
    this.text.value = scenario.text;
    this.files = { ...scenario.files };
    this.overrides = { ...scenario.overrides };
    const offered = [...this.choice.options].some((option) => option.value === scenario.name);
    this.choice.value = offered ? scenario.name : "";
    this.#showFiles();
    return this.check();
  }

  #showFiles() {
    this.fileList.replaceChildren(
      ...Object.entries(this.files).map(([name, text]) => {
        const area = element("textarea", { rows: 10, spellcheck: "false", class: "code", "data-file": name });
        area.value = text;
        area.addEventListener("input", () => {
          this.files[name] = area.value;
          this.#edited();
        });
        return element("details", { class: "file" }, element("summary", {}, name), field(`Text of ${name}`, area));
      }),
    );
  }

  /** Takes files: a scenario in place of the one at hand, others as files that it names. */
  async take(list) {
    for (const file of list) {
      const text = await file.text();
      if (SCENARIO.test(text) && /\.ya?ml$/.test(file.name)) {
        this.name = file.name.replace(/[^A-Za-z0-9._-]/g, "-").replace(/^[.]+/, "");
        this.text.value = text;
        this.overrides = {};
        this.choice.value = "";
      } else {
        this.files[this.#named(file.name)] = text;
      }
    }
    this.#showFiles();
    await this.check();
  }

  /** The name by which the scenario knows a file: that which it names with the same last part, else its own. */
  #named(name) {
    const named = [...this.text.value.matchAll(/file:\s*["']?([^\s"'},]+)/g)].map((match) => match[1]);
    const safe = name.replace(/[^A-Za-z0-9._-]/g, "-");
    return named.find((each) => each.split("/").at(-1) === name) ?? safe;
  }

  #edited() {
    this.choice.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), 400);
  }

  /** The scenario as it stands, ready to be sent. */
  scenario() {
    return {
      name: this.name || "scenario.yaml",
      text: this.text.value,
      files: this.files,
      overrides: this.overrides,
    };
  }

  /** Has the service read the scenario, and tells what it understood. */
  async check() {
    this.checking?.abort();
    const mine = (this.checking = new AbortController());
    const scenario = this.scenario();
    try {
      const check = await call("POST", "/api/v1/checks", { scenario }, mine.signal);
      this.told.replaceChildren(
        element("p", { class: "good" }, `Understood: ${check.title}`),
        element("ul", {}, check.policies.map((policy) =>
          element(
            "li",
            {},
            element("b", {}, `${policy.kind} ${policy.name}`),
            policy.target ? ` scales ${policy.target}` : "",
            policy.warnings.map((warning) => element("p", { class: "warning" }, `${policy.file}: ${warning}`)),
          ),
        )),
      );
      this.understood(scenario, check);
      return check;
    } catch (refused) {
      if (refused.name === "AbortError") return null;
      this.told.replaceChildren(complaints(refused));
      this.understood(scenario, null);
      return null;
    }
  }
}

/** A text area for one file of a scenario, to be edited or dropped into. */
export function fileArea(label, text, changed) {
  const area = element("textarea", { rows: 12, spellcheck: "false", class: "code", input: () => changed(area.value) });
  area.value = text;
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    area.value = await event.dataTransfer.files[0].text();
    changed(area.value);
  });
  return field(label, area, "Edit it, paste over it, or drop a file here.");
}
