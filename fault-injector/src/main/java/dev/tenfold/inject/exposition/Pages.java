package dev.tenfold.inject.exposition;

import dev.tenfold.inject.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Answers to scrapers, each rendered once for all who ask while the same snapshots are on air; beside the event loop,
 * since it takes a while.
 */
final class Pages {
    private final Vertx vertx;
    private final Spelling spelling = new Spelling();
    private volatile Issue current = new Issue(List.of());

    Pages(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The answer for what is on air now. */
    Future<Buffer> page(List<Snapshot> onAir, Format format, boolean gzip) {
        Issue issue = current;
        if (!issue.shows(onAir)) {
            issue = new Issue(onAir);
            current = issue;
        }
        return issue.page(format, gzip);
    }

    private Exposition expose(List<Snapshot> snapshots) {
        synchronized (spelling) {
            return new Exposition(snapshots, spelling);
        }
    }

    /** What was on air at one time. */
    private final class Issue {
        private final List<Snapshot> snapshots;
        private final Map<String, Future<Buffer>> pages = new HashMap<>();
        private Future<Exposition> exposition;

        Issue(List<Snapshot> snapshots) {
            this.snapshots = List.copyOf(snapshots);
        }

        /** Snapshots never change: the same ones say the same. */
        boolean shows(List<Snapshot> others) {
            if (snapshots.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (snapshots.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }

        synchronized Future<Buffer> page(Format format, boolean gzip) {
            String key = format + (gzip ? " gzip" : "");
            Future<Buffer> page = pages.get(key);
            if (page == null) {
                page = exposition().compose(model -> beside(() -> gzip ? model.gzip(format) : model.render(format)));
                pages.put(key, page);
            }
            return page;
        }

        private Future<Exposition> exposition() {
            if (exposition == null) {
                exposition = vertx.executeBlocking(() -> expose(snapshots), false);
            }
            return exposition;
        }

        private Future<Buffer> beside(Callable<byte[]> work) {
            return vertx.executeBlocking(work, false).map(Buffer::buffer);
        }
    }
}
