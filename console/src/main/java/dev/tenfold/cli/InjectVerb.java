package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import java.util.List;

/** {@code ./tenfold inject}: a game day, synthetic series into a live monitoring pipeline. */
final class InjectVerb implements Verb {
    static final Option SINK = new Option(
            "--sink",
            "",
            "KIND=URL[,NAME=VALUE]...",
            true,
            "Push the series there too, such as remote-write=http://127.0.0.1:9090/api/v1/write. Repeatable.");
    static final Option REPLICAS = new Option(
            "--replicas",
            "",
            "SERVICE=URI",
            true,
            "Read the replicas of a service back from the platform that runs it, such as"
                    + " web=kubernetes://HOST/NAMESPACE/deployment/web or web=prometheus+http://HOST?query=PROMQL;"
                    + " docs/game-day.md has all. Without, the scenario's policies are replayed. Repeatable.");
    static final Option ALERTS = Option.value(
            "--alerts",
            "URL",
            "Ask the Prometheus at URL which of its alerts fire: they count, not the scenario's own.");
    static final Option WEBHOOK = Option.flag(
            "--alertmanager-webhook",
            "",
            "Have an Alertmanager tell of alerts, at a webhook whose address is printed.");
    static final Option SPEED = Option.value(
            "--speed", "K", "Let the scenario's time pass K times as fast as the wall clock (default: 1).");
    static final Option FROM = Option.value(
            "--from", "TIME", "Begin to inject at this time of the scenario; what lies before is run through at once.");
    static final Option UNTIL = Option.value("--until", "TIME", "End at this time of the scenario.");
    static final Option STEP = Option.value(
            "--step", "TIME", "Time of the scenario between two values of a series (default: 1s of wall time).");
    static final Option DEADLINE = Option.value(
            "--deadline",
            "TIME",
            "End by the wall clock after this time, whatever happens (default: a minute more than it lasts).");
    static final Option PORT =
            Option.value("--port", "PORT", "Port that it listens at (default: 9610, or any if taken).");
    static final Option LISTEN = Option.value(
            "--listen",
            "ADDRESS",
            "Address that it listens at (default: 127.0.0.1). What other machines reach needs --token-file and"
                    + " --tls-cert.");
    static final Option TOKEN =
            Option.value("--token-file", "FILE", "Let in only those who know the token in this file's only line.");
    static final Option CERTIFICATE =
            Option.value("--tls-cert", "FILE", "Speak TLS, with this certificate (PEM); needs --tls-key.");
    static final Option KEY = Option.value("--tls-key", "FILE", "The private key of --tls-cert (PEM, PKCS#8).");
    static final Option AUTHORITIES = Option.value(
            "--client-ca",
            "FILE",
            "Let in clients too that show a certificate which those in this file vouch for, such as the API server of"
                    + " a Kubernetes cluster or KEDA.");
    static final Option SCALER = Option.value(
            "--keda-port",
            "PORT",
            "Serve KEDA's external scaler without TLS at this port of 127.0.0.1; with TLS it is at --port.");
    static final Option SECRET = new Option(
            "--secret",
            "",
            "NAME",
            true,
            "A file or an environment variable that plans over HTTP may name as a token. Repeatable.");
    static final Option LOG = Option.value("--log", "FILE", "Append a line of JSON for each request and event.");
    static final Option SERVE = Option.value(
            "--serve",
            "DIR",
            "Take game days over HTTP until Ctrl-C, of the scenarios in this directory. Takes no SCENARIO.");
    static final Option ALLOW = new Option(
            "--allow", "", "HOST[:PORT]", true, "Allow this server beside those on this machine. Repeatable.");
    static final Option STEADY = new Option(
            "--steady",
            "",
            "CHECK",
            true,
            "Begin only if this holds for 10 s: promql:URL|QUERY<=NUMBER, or >=, or http:URL. Repeatable.");
    static final Option STOP_WHEN = new Option(
            "--stop-when",
            "",
            "CHECK",
            true,
            "Stop as soon as this holds: promql:URL|QUERY>NUMBER, or <; or when http:URL does not answer with 2xx."
                    + " Without data or answer for 30 s it stops too. Repeatable.");
    static final Option OVERLAY = new Option(
            "--overlay",
            "",
            "FAULT",
            true,
            "Inject real series of the Prometheus at --real with a fault on top, as tenfold_ and their name, such as"
                    + " 'http_requests_total{service=\"web\"}*10' or 'histogram:http_request_duration_seconds+20'."
                    + " Takes no SCENARIO. Repeatable.");
    static final Option REAL = Option.value("--real", "URL", "The Prometheus whose series --overlay reads.");
    static final Option UP = Option.flag(
            "--with-up", "", "Inject the series up and scrape_duration_seconds of each target too: for remote write.");
    static final Option DRY_RUN = Option.flag("--dry-run", "", "Say what would be injected where, and inject nothing.");
    static final Option STOP_ALL = Option.flag(
            "--stop-all", "", "Stop all game days of this user on this machine, and undo them. Takes no SCENARIO.");

    /** With one of these no scenario is played. */
    static final List<Option> NEED_NO_SCENARIO = List.of(STOP_ALL, SERVE, OVERLAY);

    private static final List<Option> OPTIONS = List.of(
            SINK,
            REPLICAS,
            ALERTS,
            WEBHOOK,
            SPEED,
            FROM,
            UNTIL,
            STEP,
            DEADLINE,
            PORT,
            LISTEN,
            TOKEN,
            CERTIFICATE,
            KEY,
            AUTHORITIES,
            SCALER,
            SECRET,
            LOG,
            ALLOW,
            STEADY,
            STOP_WHEN,
            OVERLAY,
            REAL,
            UP,
            DRY_RUN,
            SERVE,
            STOP_ALL,
            Option.OUT,
            Option.SEED,
            Option.SET,
            Option.QUIET);

    @Override
    public Usage usage() {
        return new Usage(
                "inject",
                "Play a scenario into a live monitoring pipeline: a game day",
                List.of(
                        "Plays the scenario on the wall clock, and offers what its services would publish to a real"
                                + " Prometheus, as a scrape endpoint on this machine, or pushes it elsewhere. No"
                                + " traffic is sent. Every series carries the label tenfold_game_day, and is gone as"
                                + " soon as the game day ends: by itself, at its deadline, by Ctrl-C, by --stop-all.",
                        "At the end it prints the verdict, lays what happened beside what a rehearsal foretold, and"
                                + " writes the reports and record.jsonl: all that was injected, seen and decided."),
                "SCENARIO",
                OPTIONS,
                List.of(
                        "./tenfold inject scenarios/users-x10.yaml",
                        "./tenfold inject --from 4m --until 9m --alerts http://127.0.0.1:9090 scenarios/users-x10.yaml",
                        "./tenfold inject --sink remote-write=http://127.0.0.1:9090/api/v1/write scenarios/chaos.yaml",
                        "./tenfold inject --real http://127.0.0.1:9090 --overlay 'queue_depth*10'",
                        "./tenfold inject --serve scenarios",
                        "./tenfold inject --stop-all"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        if (given.has(STOP_ALL)) {
            return GameDayStop.run(given, terminal);
        }
        if (given.has(OVERLAY)) {
            return GameDayOverlay.run(given, terminal);
        }
        return given.has(SERVE) ? GameDayServe.run(given, terminal) : GameDayRun.of(given, terminal);
    }
}
