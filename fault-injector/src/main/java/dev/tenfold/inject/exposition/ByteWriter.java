package dev.tenfold.inject.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * A writer into bytes of UTF-8 that nobody locks. simpleclient writes character by character; through a
 * {@link java.io.StringWriter} that costs four times as much as everything else.
 */
final class ByteWriter extends Writer {
    private static final int LONGEST_CHARACTER = 4;

    private static final int DRAINED_AT = 1 << 16;

    /** Takes what is written, a piece at a time; null where all is kept. */
    private final OutputStream drain;

    private byte[] bytes;
    private int length;
    private char highSurrogate;

    /** Keeps all that is written. */
    ByteWriter(int expected) {
        drain = null;
        bytes = new byte[Math.max(64, expected)];
    }

    /** Passes on what is written, piece by piece: memory stays in the cache. */
    ByteWriter(OutputStream drain) {
        this.drain = drain;
        bytes = new byte[DRAINED_AT];
    }

    @Override
    public void write(int character) {
        if (character < 0x80 && highSurrogate == 0 && length < bytes.length) {
            bytes[length++] = (byte) character;
        } else {
            require(LONGEST_CHARACTER);
            put((char) character);
        }
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void write(String text, int from, int count) {
        require(Math.multiplyExact(count, LONGEST_CHARACTER));
        int end = from + count;
        int i = highSurrogate == 0 ? from + putPlain(text, from, end) : from;
        for (; i < end; i++) {
            put(text.charAt(i));
        }
    }

    /** Copies the characters that are one byte each, up to the first that is not; says how many. */
    private int putPlain(String text, int from, int end) {
        byte[] into = bytes;
        int at = length;
        for (int i = from; i < end; i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                break;
            }
            into[at++] = (byte) character;
        }
        int copied = at - length;
        length = at;
        return copied;
    }

    @Override
    public void write(char[] characters, int from, int count) {
        require(Math.multiplyExact(count, LONGEST_CHARACTER));
        for (int i = from; i < from + count; i++) {
            put(characters[i]);
        }
    }

    private void put(char character) {
        if (character < 0x80 && highSurrogate == 0) {
            bytes[length++] = (byte) character;
        } else {
            putWide(character);
        }
    }

    private void putWide(char character) {
        if (Character.isHighSurrogate(character)) {
            highSurrogate = character;
            return;
        }
        int point = character;
        if (Character.isSurrogate(character)) {
            point = highSurrogate == 0 ? '?' : Character.toCodePoint(highSurrogate, character);
        }
        highSurrogate = 0;
        if (point < 0x80) {
            bytes[length++] = (byte) point;
        } else if (point < 0x800) {
            bytes[length++] = (byte) (0xc0 | point >> 6);
            bytes[length++] = (byte) (0x80 | point & 0x3f);
        } else {
            putLong(point);
        }
    }

    private void putLong(int point) {
        if (point < 0x10000) {
            bytes[length++] = (byte) (0xe0 | point >> 12);
        } else {
            bytes[length++] = (byte) (0xf0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
        }
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | point & 0x3f);
    }

    private void require(int more) {
        if (drain != null && bytes.length - length < more) {
            flush();
        }
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(bytes.length, more), bytes.length));
        }
    }

    /** What was written. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void flush() {
        if (drain != null) {
            try {
                drain.write(bytes, 0, length);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            length = 0;
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
