package scratch.cuda.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

final class PtxText {
    private PtxText() {
    }

    static String of(String file) {
        try (InputStream in = PtxText.class.getResourceAsStream("/scratch/cuda/ptx/" + file + ".sm80.ptx")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
