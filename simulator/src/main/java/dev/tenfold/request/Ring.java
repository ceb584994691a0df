package dev.tenfold.request;

/** A line of whole numbers, first in first out, that those may also join at the front who stood there before. */
final class Ring {
    private int[] items = new int[16];
    private int first;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The one at a place, from 0 at the front. */
    int at(int place) {
        return items[first + place & items.length - 1];
    }

    void add(int item) {
        grow();
        items[first + size & items.length - 1] = item;
        size++;
    }

    void addFirst(int item) {
        grow();
        first = first - 1 & items.length - 1;
        items[first] = item;
        size++;
    }

    int remove() {
        int item = items[first];
        first = first + 1 & items.length - 1;
        size--;
        return item;
    }

    private void grow() {
        if (size == items.length) {
            int[] more = new int[2 * size];
            for (int i = 0; i < size; i++) {
                more[i] = at(i);
            }
            items = more;
            first = 0;
        }
    }
}
