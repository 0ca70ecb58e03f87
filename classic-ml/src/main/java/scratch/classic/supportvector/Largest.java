package scratch.classic.supportvector;

/// The numbers with the largest keys of all that were offered: a heap with the smallest of them on top. Of equal keys the
/// smaller number is preferred.
final class Largest {
    private final int[] numbers;
    private final double[] keys;
    private int size;

    Largest(int most) {
        numbers = new int[most];
        keys = new double[most];
    }

    int most() {
        return numbers.length;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /// In no particular order, but the same one each time.
    int number(int rank) {
        return numbers[rank];
    }

    void offer(int number, double key) {
        if (size < numbers.length) {
            rise(size++, number, key);
        } else if (before(keys[0], numbers[0], key, number)) {
            sink(number, key);
        }
    }

    private static boolean before(double key, int number, double otherKey, int other) {
        return key < otherKey || key == otherKey && number > other;
    }

    private void rise(int from, int number, double key) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (before(keys[parent], numbers[parent], key, number)) {
                break;
            }
            put(at, numbers[parent], keys[parent]);
            at = parent;
        }
        put(at, number, key);
    }

    private void sink(int number, double key) {
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && before(keys[child + 1], numbers[child + 1], keys[child], numbers[child])) {
                child++;
            }
            if (before(key, number, keys[child], numbers[child])) {
                break;
            }
            put(at, numbers[child], keys[child]);
            at = child;
            child = 2 * at + 1;
        }
        put(at, number, key);
    }

    private void put(int at, int number, double key) {
        numbers[at] = number;
        keys[at] = key;
    }
}
