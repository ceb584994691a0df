package dev.tenfold.policy.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A folder of rules that were compiled before. Whatever goes wrong with it costs time and nothing else: an entry that
 * is damaged, half written or of another version is compiled anew, and a folder that cannot be written stays as it is.
 */
public final class RuleCache {
    private final Optional<Path> folder;

    private RuleCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /** A cache in a folder, such as {@code ~/.cache/tenfold/rules}; it is made when first needed. */
    public static RuleCache in(Path folder) {
        return new RuleCache(Optional.of(folder));
    }

    /** No cache. */
    public static RuleCache none() {
        return new RuleCache(Optional.empty());
    }

    Optional<CompiledRules> find(String key) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path entry = entry(folder.get(), key);
            return Files.exists(entry) ? RuleArchive.read(Files.readAllBytes(entry)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    void keep(String key, CompiledRules rules) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            Path half = Files.createTempFile(folder.get(), key.substring(0, 8), ".half");
            try {
                Files.write(half, RuleArchive.write(rules));
                Files.move(half, entry(folder.get(), key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException unwritable) {
            // A cache that cannot be written is no reason to stop: the rules are compiled next time, too.
            return;
        }
    }

    private static Path entry(Path folder, String key) {
        return folder.resolve(key + ".rules");
    }
}
