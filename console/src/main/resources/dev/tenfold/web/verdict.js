// The verdict in one look, and the tables behind it.

import { element, table } from "./dom.js";
import { clock, figure, percent, plain } from "./figures.js";

const WORDS = { held: "held", failed: "failed", "not-exercised": "not exercised" };
const name = (finding) => (finding.service ? `${finding.service}: ` : "") + finding.title;

/** The head: the word, what failed and by how much, and the figures that a drag changes. */
export class Verdict {
  constructor(host) {
    this.word = element("p", { class: "word" });
    this.title = element("h2", {});
    this.failures = element("ul", { class: "failures" });
    this.numbers = element("dl", { class: "numbers" });
    this.spoken = element("p", { class: "spoken", role: "status", "aria-live": "polite" });
    this.root = element(
      "section",
      { class: "verdict", "aria-label": "Verdict" },
      this.word,
      element("div", {}, this.title, this.failures),
      this.numbers,
      this.spoken,
    );
    host.append(this.root);
  }

  show(report) {
    const failed = report.findings.filter((finding) => finding.status === "failed");
    this.root.classList.toggle("failed", report.verdict === "failed");
    this.word.textContent = report.verdict === "held" ? "Held" : "Failed";
    this.title.textContent = report.subject.title;
    this.failures.replaceChildren(
      ...failed.map((finding) =>
        element("li", {}, element("b", {}, name(finding)), `: ${finding.value}, limit ${finding.limit}`),
      ),
    );
    const yours = report.bounds[0];
    const numbers = [
      ["p95", figure(yours.p95Millis, "ms")],
      ["errors", percent(yours.errorRatio)],
      ["replica-hours", plain(yours.replicaHours)],
      ["peak replicas", plain(yours.peakReplicas)],
    ];
    this.numbers.replaceChildren(
      ...numbers.map(([term, value]) => element("div", {}, element("dt", {}, term), element("dd", {}, value))),
    );
    this.failed = failed.length;
  }

  /** Tells who cannot see it, once it has come to rest. */
  speak() {
    this.spoken.textContent = `${this.word.textContent}: ${this.failed} expectations failed.`;
  }
}

export const BOUND_HEADS = ["Fleet", ">p95", ">Errors", ">Replica-hours", ">Cost", ">Peak"];

export const boundRow = (bound, label) => [
  label ?? bound.name,
  figure(bound.p95Millis, "ms"),
  percent(bound.errorRatio),
  plain(bound.replicaHours),
  `${plain(bound.cost)} ${bound.currency}`,
  plain(bound.peakReplicas),
];

/** Expectations and bounds, as tables. */
export function tables(report) {
  const findings = report.findings.map((finding) => [
    element("span", {}, name(finding), element("small", {}, finding.evidence)),
    element("span", { class: `status ${finding.status}` }, WORDS[finding.status]),
    finding.value,
    finding.limit,
    finding.margin,
    finding.at === null ? "-" : clock(finding.at),
  ]);
  const heads = ["Expectation", "Verdict", ">Found", ">Limit", "Margin", ">At"];
  const bounds = report.bounds.map((bound) => boundRow(bound));
  const notes = element("ul", {}, report.notes.map((note) => element("li", {}, note)));
  return [
    table("Expectations", heads, findings, { class: "findings" }),
    table("Beside two bounds: fixed never scales, oracle knows the demand", BOUND_HEADS, bounds),
    report.notes.length ? element("section", {}, element("h2", {}, "Notes"), notes) : null,
  ].filter(Boolean);
}
