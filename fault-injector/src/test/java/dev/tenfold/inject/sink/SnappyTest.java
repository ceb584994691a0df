package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnappyTest {
    /** Blocks of any size, read back by the format's description alone. */
    @Test
    void everyBlockIsReadBackAsItWas() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            byte[] plain = new byte[random.nextInt(round % 10 == 0 ? 400_000 : 3_000)];
            int alphabet = 1 + random.nextInt(256);
            for (int i = 0; i < plain.length; i++) {
                boolean repeats = i > 100 && random.nextInt(50) > 0;
                plain[i] = repeats ? plain[i - 1 - alphabet % 100] : (byte) random.nextInt(alphabet);
            }
            assertArrayEquals(plain, decode(Snappy.compress(plain).getBytes()), "round " + round);
        }
    }

    @Test
    void aLargeRequestIsReadBackAndSmall() {
        byte[] plain = WriteRequest.encode(Batch.whole(Snapshots.gauges(Instant.ofEpochMilli(1), 20_000, 1)));
        byte[] packed = Snappy.compress(plain).getBytes();
        assertArrayEquals(plain, decode(packed));
        assertTrue(packed.length < plain.length / 3, packed.length + " of " + plain.length);
    }

    static byte[] decode(byte[] block) {
        int at = 0;
        long length = 0;
        for (int shift = 0; ; shift += 7) {
            length |= (long) (block[at] & 0x7f) << shift;
            if (block[at++] >= 0) {
                break;
            }
        }
        byte[] plain = new byte[(int) length];
        int filled = 0;
        while (at < block.length) {
            int tag = block[at++] & 0xff;
            int size = tag >> 2;
            if ((tag & 3) == 0) {
                int extra = Math.max(0, size - 59);
                int count = 1 + (extra == 0 ? size : little(block, at, extra));
                System.arraycopy(block, at + extra, plain, filled, count);
                filled += count;
                at += extra + count;
                continue;
            }
            boolean near = (tag & 3) == 1;
            int bytes = near ? 1 : (tag & 3) == 2 ? 2 : 4;
            int offset = little(block, at, bytes) | (near ? tag >> 5 << 8 : 0);
            int count = near ? 4 + (size & 7) : 1 + size;
            at += bytes;
            for (int i = 0; i < count; i++) {
                plain[filled] = plain[filled - offset];
                filled++;
            }
        }
        assertEquals(length, filled);
        return plain;
    }

    private static int little(byte[] bytes, int at, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number |= (bytes[at + i] & 0xff) << 8 * i;
        }
        return number;
    }
}
