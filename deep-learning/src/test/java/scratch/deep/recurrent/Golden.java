package scratch.deep.recurrent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import scratch.deep.checkpoint.Safetensors;
import scratch.math.tensor.Tensor;

/// What `src/test/python/recurrent.py` has written down.
final class Golden {
    private static final Safetensors FILE = load();

    private Golden() {
    }

    private static Safetensors load() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/recurrent.safetensors")) {
            return Safetensors.ofBytes(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String name) {
        return FILE.tensors().containsKey(name);
    }

    static float[] values(String name) {
        return FILE.tensors().get(name).values();
    }

    static Tensor tensor(String name) {
        Safetensors.Entry entry = FILE.tensors().get(name);
        return Tensor.of(entry.values(), entry.shape());
    }
}
