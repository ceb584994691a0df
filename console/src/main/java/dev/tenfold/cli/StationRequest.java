package dev.tenfold.cli;

import dev.tenfold.gameday.ScenarioShelf;
import dev.tenfold.inject.gate.Entrance;
import dev.tenfold.inject.gate.Limits;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.gate.Tls;
import dev.tenfold.inject.gate.Token;
import dev.tenfold.inject.safety.AllowList;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.station.Station;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** How a person wants the injection service to listen, and whom it may talk to. */
final class StationRequest {
    private static final int DEFAULT_PORT = 9610;
    private static final int HIGHEST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    private final Given given;
    private final List<String> complaints;

    /** @param complaints takes every mistake */
    StationRequest(Given given, List<String> complaints) {
        this.given = given;
        this.complaints = complaints;
    }

    /**
     * What a station is to be; of no use if there were mistakes.
     *
     * @param shelf whose scenarios may be asked for over HTTP
     */
    Station.Settings settings(Path shelf) throws Misuse {
        Optional<Integer> scaler = port(InjectVerb.SCALER);
        return new Station.Settings(
                Caches.state(),
                rules(),
                entrance(port(InjectVerb.PORT).orElse(DEFAULT_PORT)),
                !given.has(InjectVerb.PORT),
                scaler.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                Set.copyOf(given.values(InjectVerb.SECRET)),
                new ScenarioShelf(shelf, Caches.formats(), InstantSource.system()),
                log(),
                System.getenv(),
                Station.Annex.none());
    }

    Optional<Integer> port(Option option) throws Misuse {
        OptionalLong port = given.number(option);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        if (port.getAsLong() < 0 || port.getAsLong() > HIGHEST_PORT) {
            complaints.add(option.name() + " must be 0 to 65535, was " + port.getAsLong());
            return Optional.empty();
        }
        return Optional.of((int) port.getAsLong());
    }

    /** Whom it may talk to. */
    Rules rules() {
        Rules rules = Rules.loopback();
        try {
            return rules.allowing(new AllowList(given.values(InjectVerb.ALLOW)));
        } catch (IllegalArgumentException wrong) {
            complaints.add(InjectVerb.ALLOW.name() + ": " + wrong.getMessage());
            return rules;
        }
    }

    /** Where it listens, and who may come in. */
    Entrance entrance(int port) {
        Optional<Path> certificate = given.value(InjectVerb.CERTIFICATE).map(Path::of);
        Optional<Path> key = given.value(InjectVerb.KEY).map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            complaints.add("--tls-cert and --tls-key need each other");
            return Entrance.loopback(port);
        }
        try {
            return new Entrance(
                    given.value(InjectVerb.LISTEN)
                            .or(() -> given.value(ServeVerb.HOST))
                            .orElse(LOOPBACK),
                    port,
                    token(),
                    key.map(file -> new Tls.Pem(file, certificate.orElseThrow())),
                    given.value(InjectVerb.AUTHORITIES).map(Path::of),
                    List.of(),
                    Limits.USUAL);
        } catch (IllegalArgumentException wrong) {
            complaints.add(wrong.getMessage());
            return Entrance.loopback(port);
        }
    }

    private Optional<Token> token() {
        if (!given.has(InjectVerb.TOKEN)) {
            return Optional.empty();
        }
        String file = given.value(InjectVerb.TOKEN).orElseThrow();
        try {
            return Optional.of(Token.read(Path.of(file)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--token-file cannot be read, was " + file, unreadable);
        }
    }

    /** Where it tells of its work. */
    Log log() {
        if (!given.has(InjectVerb.LOG)) {
            return Log.silent();
        }
        Path file = Path.of(given.value(InjectVerb.LOG).orElseThrow());
        try {
            PrintWriter lines = new PrintWriter(
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true);
            return new Log(lines::println, InstantSource.system());
        } catch (IOException unwritable) {
            complaints.add("--log cannot be written, was " + file);
            return Log.silent();
        }
    }
}
