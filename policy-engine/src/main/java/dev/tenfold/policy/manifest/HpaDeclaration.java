package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.hpa.HpaSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A HorizontalPodAutoscaler among the other objects of its file.
 *
 * @param manifest the autoscaler
 * @param file what stands beside it
 */
public record HpaDeclaration(HpaManifest manifest, HpaFile file) implements Declaration {
    public HpaDeclaration {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(file, "file");
    }

    @Override
    public String kind() {
        return ("HorizontalPodAutoscaler " + spec().apiVersion()).strip();
    }

    @Override
    public String name() {
        return spec().name();
    }

    @Override
    public Place place() {
        return manifest.place();
    }

    @Override
    public List<String> targets() {
        return List.of(spec().target().name());
    }

    @Override
    public String understood() {
        return manifest.understood();
    }

    @Override
    public List<Defaulted> defaulted() {
        return manifest.defaulted();
    }

    @Override
    public List<Problem> errors() {
        return manifest.errors();
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        return file.warnings(manifest, startUp);
    }

    @Override
    public HpaSpec spec() {
        return manifest.spec();
    }
}
