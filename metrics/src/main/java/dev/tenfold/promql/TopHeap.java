package dev.tenfold.promql;

import dev.tenfold.metric.Sample;
import dev.tenfold.promql.syntax.Generation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The best few of many samples. Which of several equal ones stay depends on how the heap moves them, so it moves them
 * as Go's container/heap does.
 */
final class TopHeap {
    private final int most;
    private final boolean top;
    private final Generation generation;

    /** The worst of the best comes first. */
    private final List<Sample> heap = new ArrayList<>();

    TopHeap(int most, boolean top, Generation generation) {
        this.most = most;
        this.top = top;
        this.generation = generation;
    }

    void offer(Sample sample) {
        if (heap.size() < most) {
            push(sample);
        } else if (beatsTheWorst(sample.value())) {
            replaceWorst(sample);
        }
    }

    private boolean beatsTheWorst(double value) {
        double worst = heap.get(0).value();
        boolean better = top ? worst < value : worst > value;
        boolean overNan = Double.isNaN(worst) && (generation == Generation.TWO || !Double.isNaN(value));
        return better || overNan;
    }

    /** Generation 2 takes the worst out and puts the new one in; 3 puts it in the worst one's place. */
    private void replaceWorst(Sample sample) {
        if (generation == Generation.THREE || most == 1) {
            heap.set(0, sample);
            down(0, heap.size());
        } else {
            Collections.swap(heap, 0, heap.size() - 1);
            down(0, heap.size() - 1);
            heap.remove(heap.size() - 1);
            push(sample);
        }
    }

    private void push(Sample sample) {
        heap.add(sample);
        int child = heap.size() - 1;
        while (child > 0 && worse(child, (child - 1) / 2)) {
            Collections.swap(heap, child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    private void down(int from, int end) {
        int parent = from;
        while (2 * parent + 1 < end) {
            int child = 2 * parent + 1;
            if (child + 1 < end && worse(child + 1, child)) {
                child++;
            }
            if (!worse(child, parent)) {
                return;
            }
            Collections.swap(heap, parent, child);
            parent = child;
        }
    }

    private boolean worse(int i, int j) {
        double a = heap.get(i).value();
        double b = heap.get(j).value();
        return Double.isNaN(a) || (top ? a < b : a > b);
    }

    /** The best samples, in the order of the heap. */
    List<Sample> samples() {
        return heap;
    }
}
