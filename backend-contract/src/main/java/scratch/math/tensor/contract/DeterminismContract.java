package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.math.tensor.contract.Material.tensor;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Images;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;
import scratch.math.tensor.Window;

/// The same calls give the same bits.
public interface DeterminismContract extends Candidate {
    @Test
    default void theSameBitsTwiceAndOnOneAndTwoThreads() {
        int before = Kernels.threads();
        try {
            Kernels.setThreads(1);
            List<float[]> one = everything();
            List<float[]> again = everything();
            Kernels.setThreads(2);
            List<float[]> two = everything();
            for (int i = 0; i < one.size(); i++) {
                assertThat(again.get(i)).as("result " + i).isEqualTo(one.get(i));
                assertThat(two.get(i)).as("result " + i).isEqualTo(one.get(i));
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    private List<float[]> everything() {
        List<Tensor> results = new ArrayList<>();
        int m = slow() ? 70 : 200;
        Tensor a = tensor(backend(), 1, m, m - 10);
        Tensor b = tensor(backend(), 2, m - 10, m);
        Tensor images = tensor(backend(), 3, 5, 3, 20, 20);
        Tensor filters = tensor(backend(), 4, 5, 3, 3, 3);
        Window window = new Window(3, 3, 1, 1);
        results.add(a.matmul(b));
        results.add(a.transpose().matmul(b.transpose()));
        results.add(a.sum());
        results.add(a.sum(0));
        results.add(a.sum(1));
        results.add(a.apply(Unary.GELU));
        results.add(a.combine(Binary.SILU_GRADIENT, b.transpose()));
        results.add(Fused.softmax(a));
        results.add(Fused.standardize(a, 1e-5f)[0]);
        results.add(Images.conv2d(images, filters, null, window));
        results.add(Images.conv2dFilterGradient(tensor(backend(), 5, 5, 5, 20, 20), images, window, 5, 3, 3, 3));
        results.add(Images.conv2dInputGradient(tensor(backend(), 5, 5, 5, 20, 20), filters, window, 5, 3, 20, 20));
        Tensor features = tensor(backend(), 8, 40, 3000);
        Tensor gain = tensor(backend(), 9, 40);
        Tensor[] normal = Fused.batchNorm(features, gain, gain, null, true, 1e-5f);
        results.addAll(List.of(normal));
        results.addAll(List.of(Fused.batchNormGradient(features, normal[0], gain, normal[1], 1e-5f, features, true)));
        Tensor wide = tensor(backend(), 6, 8, 32, 20, 20);
        Tensor depthwise = tensor(backend(), 7, 32, 1, 5, 5);
        Window five = new Window(5, 5, 1, 2);
        results.add(Images.groupedConv2d(wide, depthwise, null, five, 32));
        results.add(Images.groupedConv2dFilterGradient(wide, wide, five, 32, 32, 1, 5, 5));
        results.add(Images.groupedConv2dInputGradient(wide, depthwise, five, 32, wide.shape()));
        return results.stream().map(Tensor::toArray).toList();
    }
}
