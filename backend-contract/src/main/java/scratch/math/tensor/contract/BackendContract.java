package scratch.math.tensor.contract;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import scratch.math.tensor.Tensor;

/// What every backend has to do: let a test class implement this and return yours. Each operation is compared with
/// loops over single numbers in double precision, on tensors of every layout.
public interface BackendContract extends MemoryContract, MovementContract, ElementwiseContract, ReductionContract,
        ProductContract, AxisContract, ImageContract, CellContract, FusedContract, AttentionContract,
        DeterminismContract {

    /// Memory that has been used before must not shine through: what lies about is NaN.
    @BeforeEach
    default void poison() {
        List<Tensor> used = new ArrayList<>();
        for (int size : new int[] {1, 100, 300, 1000, 3000, 10_000, 100_000}) {
            for (int i = 0; i < 4 && !(slow() && size > 3000); i++) {
                used.add(Tensor.full(backend(), Float.NaN, size));
            }
        }
        used.forEach(Tensor::release);
    }
}
