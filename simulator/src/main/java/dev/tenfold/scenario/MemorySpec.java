package dev.tenfold.scenario;

import dev.tenfold.service.Memory;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Size;
import java.util.Optional;

/**
 * How much memory a replica uses.
 *
 * @param idle with no request in it
 * @param perRequest more for each request in it
 * @param limit where the kernel kills it
 * @param leak lost while it is ready
 * @param leakPerRequest lost with each request
 */
@Meaning("How much memory a replica uses.")
public record MemorySpec(
        @Meaning("With no request in it.") @Default("256Mi") Size idle,

        @Meaning("More for each request in it.") @Default("1Mi")
        Size perRequest,

        @Meaning("Where the kernel kills it; it dies with what it holds and starts again in place after a back-off of"
                + " 10s, twice as long each time, at most 5 min. Nowhere if left out.")
        Optional<Size> limit,

        @Meaning("Lost while it is ready, such as 1Mi/min.") Optional<SizeRate> leak,

        @Meaning("Lost with each request.") Optional<Size> leakPerRequest) {
    public MemorySpec {
        if (limit.isPresent() && limit.get().bytes() <= idle.bytes()) {
            throw new IllegalArgumentException("limit must be above idle, was " + limit.get());
        }
    }

    /** The same in the model's units. */
    public Memory memory() {
        return new Memory(
                idle.bytes(),
                perRequest.bytes(),
                limit.map(size -> (double) size.bytes()).orElse(Double.POSITIVE_INFINITY),
                leak.map(SizeRate::bytesPerSecond).orElse(0.0),
                leakPerRequest.map(size -> (double) size.bytes()).orElse(0.0));
    }
}
