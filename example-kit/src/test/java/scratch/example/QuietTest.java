package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuietTest {
    @Test
    void dropsWhatIsPrintedAndPutsStandardOutputBack() {
        PrintStream before = System.out;
        var written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written));
        try {
            int answer = Quiet.of(() -> {
                System.out.print("noise");
                return 42;
            });
            assertThat(answer).isEqualTo(42);
            assertThatThrownBy(() -> Quiet.of(() -> {
                throw new IllegalStateException("no");
            })).isInstanceOf(IllegalStateException.class);
            System.out.print("kept");
            assertThat(written.toString()).isEqualTo("kept");
        } finally {
            System.setOut(before);
        }
    }
}
