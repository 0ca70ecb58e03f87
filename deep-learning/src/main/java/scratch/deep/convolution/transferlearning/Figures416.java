package scratch.deep.convolution.transferlearning;

import java.util.Map;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.deep.reconstruction.OverSeeds;

/// The figures of lesson 416.
final class Figures416 {
    private Figures416() {
    }

    static void draw(MobileNetV3 network, Map<String, double[]> depth, int[] sizes, Map<Method, OverSeeds[]> curve) {
    }
}
