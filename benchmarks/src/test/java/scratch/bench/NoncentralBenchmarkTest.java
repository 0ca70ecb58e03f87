package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

class NoncentralBenchmarkTest {
    static Stream<String> names() throws NoSuchFieldException {
        return Arrays.stream(NoncentralBenchmark.class.getField("distribution").getAnnotation(Param.class).value());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTailsAddUp(String name) {
        NoncentralBenchmark benchmark = new NoncentralBenchmark();
        benchmark.distribution = name;
        benchmark.prepare();
        assertThat(benchmark.cdf() + benchmark.survival()).isCloseTo(NoncentralBenchmark.ARGUMENTS, within(1e-9));
        assertThat(benchmark.power()).isCloseTo(NoncentralBenchmark.ARGUMENTS, within(1e-9));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> NoncentralBenchmark.of("beta_1_2"))
            .hasMessage("distribution: beta_1_2: must be t, chiSquare or F");
    }
}
