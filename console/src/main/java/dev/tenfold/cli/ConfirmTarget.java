package dev.tenfold.cli;

import dev.tenfold.confirm.Confirmation;
import dev.tenfold.confirm.Field;
import dev.tenfold.confirm.Laboratory;
import dev.tenfold.confirm.Subject;
import dev.tenfold.document.BadInput;
import dev.tenfold.inject.replicas.Glimpse;
import dev.tenfold.inject.safety.AllowList;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** A confirmation on somebody else's system. */
final class ConfirmTarget {
    private static final long PATIENCE_SECONDS = 2;

    private final Given given;

    ConfirmTarget(Given given) {
        this.given = given;
    }

    /** Asks it, and looks at its replicas where a source is given. */
    Confirmation confirm(Subject subject, Laboratory.Terms terms, Consumer<String> progress)
            throws Misuse, BadInput, IOException, InterruptedException {
        URI address = server(given.value(ConfirmVerb.TARGET).orElseThrow());
        Optional<String> source = given.value(ConfirmVerb.REPLICAS);
        if (source.isEmpty()) {
            return new Field(subject, address, terms, Optional.empty(), progress).confirm();
        }
        try (Glimpse replicas = open(subject.service(), source.get())) {
            return new Field(subject, address, terms, Optional.of(replicas::ready), progress).confirm();
        }
    }

    private static Glimpse open(String service, String uri) throws Misuse {
        try {
            return Glimpse.open(service, URI.create(uri), System.getenv());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(ConfirmVerb.REPLICAS.name() + ": " + wrong.getMessage());
        }
    }

    /** Load is sent nowhere by mistake. */
    private URI server(String text) throws Misuse {
        try {
            URI address = Spoken.server(text);
            AllowList allowed = new AllowList(given.values(ConfirmVerb.ALLOW));
            Optional<String> refusal = AllowList.loopback().refusal(address);
            if (refusal.isPresent() && allowed.refusal(address).isPresent()) {
                throw new Misuse(ConfirmVerb.TARGET.name() + ": " + refusal.get());
            }
            return address;
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(ConfirmVerb.TARGET.name() + " " + wrong.getMessage());
        }
    }
}
