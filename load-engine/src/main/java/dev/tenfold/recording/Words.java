package dev.tenfold.recording;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Words, each kept once and known by a number from 0 on in the order of first use. Number 0 is the empty word. */
public final class Words {
    private byte[] pool = new byte[256];
    private int[] ends = new int[16];
    private int[] hashes = new int[16];
    private int[] slots = new int[64];
    private int size;

    /** No word but the empty one. */
    public Words() {
        Arrays.fill(slots, -1);
        number("");
    }

    /** How many different words there are. */
    public int size() {
        return size;
    }

    /** The word of a number: UTF-8, or Latin-1 where it is not. */
    public String word(int number) {
        int start = start(Objects.checkIndex(number, size));
        int length = ends[number] - start;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(pool, start, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(pool, start, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** The number of a word. */
    public int number(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return number(bytes, 0, bytes.length);
    }

    /** The number of a word that is given as a part of some bytes. */
    public int number(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        // Multiplied once more: words that differ in their last letters would sit side by side.
        int slot = (hash * 0x9E3779B9) >>> 7 & slots.length - 1;
        for (int number = slots[slot]; number >= 0; number = slots[slot]) {
            if (hashes[number] == hash && Arrays.equals(pool, start(number), ends[number], bytes, from, to)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = size;
        return append(hash, bytes, from, to);
    }

    private int append(int hash, byte[] bytes, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, to - from);
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(end, pool.length + (pool.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        System.arraycopy(bytes, from, pool, start, to - from);
        ends[size] = end;
        hashes[size] = hash;
        size++;
        if (size * 2 > slots.length) {
            rehash(slots.length * 2);
        }
        return size - 1;
    }

    private void rehash(int length) {
        slots = new int[length];
        Arrays.fill(slots, -1);
        for (int number = 0; number < size; number++) {
            int slot = (hashes[number] * 0x9E3779B9) >>> 7 & length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & length - 1;
            }
            slots[slot] = number;
        }
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
