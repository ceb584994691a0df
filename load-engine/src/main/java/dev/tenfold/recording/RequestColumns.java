package dev.tenfold.recording;

import java.util.Arrays;
import java.util.Objects;

/** Requests as columns, added one by one; words that repeat are kept once. */
public final class RequestColumns {
    private final Words methods = new Words();
    private final Words paths = new Words();
    private final Words groups = new Words();
    private long[] atMillis = new long[1024];
    private double[] seconds = new double[1024];
    private short[] statuses = new short[1024];
    private boolean[] failures = new boolean[1024];
    private int[] methodNumbers = new int[1024];
    private int[] pathNumbers = new int[1024];
    private int[] groupNumbers = new int[1024];
    private long[] bytes = new long[1024];
    private int size;

    /** Adds a request. */
    public void add(Request request) {
        add(request.atMillis(), request.seconds(), request.status(), request.failed(), request.bytes());
        name(methods.number(request.method()), paths.number(request.path()), groups.number(request.group()));
    }

    /** Adds a request, of which {@link #name} says the rest. */
    public void add(long at, double took, int status, boolean failed, long answerBytes) {
        if (size == atMillis.length) {
            grow(size + (size >> 1));
        }
        atMillis[size] = at;
        seconds[size] = took;
        statuses[size] = (short) status;
        failures[size] = failed;
        bytes[size] = answerBytes;
        size++;
    }

    /** Names the request added last, in numbers of {@link #methods}, {@link #paths} and {@link #groups}. */
    public void name(int method, int path, int group) {
        methodNumbers[size - 1] = method;
        pathNumbers[size - 1] = path;
        groupNumbers[size - 1] = group;
    }

    private void grow(int length) {
        atMillis = Arrays.copyOf(atMillis, length);
        seconds = Arrays.copyOf(seconds, length);
        statuses = Arrays.copyOf(statuses, length);
        failures = Arrays.copyOf(failures, length);
        methodNumbers = Arrays.copyOf(methodNumbers, length);
        pathNumbers = Arrays.copyOf(pathNumbers, length);
        groupNumbers = Arrays.copyOf(groupNumbers, length);
        bytes = Arrays.copyOf(bytes, length);
    }

    /** How many requests there are. */
    public int size() {
        return size;
    }

    /** When a request began, milliseconds since 1970. */
    public long atMillis(int index) {
        return atMillis[Objects.checkIndex(index, size)];
    }

    /** How long a request took; NaN if unknown. */
    public double seconds(int index) {
        return seconds[Objects.checkIndex(index, size)];
    }

    /** The HTTP status of a request; 0 if unknown or none. */
    public int status(int index) {
        return statuses[Objects.checkIndex(index, size)];
    }

    /** Whether a request failed. */
    public boolean failed(int index) {
        return failures[Objects.checkIndex(index, size)];
    }

    /** The method of a request, as its number in {@link #methods}. */
    public int method(int index) {
        return methodNumbers[Objects.checkIndex(index, size)];
    }

    /** The path of a request, as its number in {@link #paths}. */
    public int path(int index) {
        return pathNumbers[Objects.checkIndex(index, size)];
    }

    /** The group of a request, as its number in {@link #groups}. */
    public int group(int index) {
        return groupNumbers[Objects.checkIndex(index, size)];
    }

    /** The size of an answer in bytes; -1 if unknown. */
    public long bytes(int index) {
        return bytes[Objects.checkIndex(index, size)];
    }

    /** All methods there are. */
    public Words methods() {
        return methods;
    }

    /** All paths there are. */
    public Words paths() {
        return paths;
    }

    /** All groups there are. */
    public Words groups() {
        return groups;
    }

    /** One request as a record. */
    public Request request(int index) {
        return new Request(
                atMillis(index),
                seconds(index),
                status(index),
                failed(index),
                methods.word(method(index)),
                paths.word(path(index)),
                bytes(index),
                groups.word(group(index)));
    }
}
