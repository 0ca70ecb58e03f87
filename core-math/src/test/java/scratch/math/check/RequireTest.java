package scratch.math.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {

    private static void refuses(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void aBrokenRuleIsAMessageWithItsNumbers() {
        refuses("T.m: nothing: needs something", () -> Require.that(false, "T.m: nothing: needs something"));
        refuses("T.m: 100% of nothing", () -> Require.that(false, "T.m: 100% of nothing"));
        refuses("T.m: k = 7", () -> Require.that(false, "T.m: k = %d", 7));
        refuses("T.m: (1, 2)", () -> Require.that(false, "T.m: (%d, %d)", 1, 2));
        refuses("T.m: 1, 2, 3", () -> Require.that(false, "T.m: %d, %d, %d", 1, 2, 3L));
        refuses("T.m: (1, 2) x (3, 4)", () -> Require.that(false, "T.m: (%d, %d) x (%d, %d)", 1, 2, 3, 4));
        refuses("T.m: x and [2, 3]: 4.5", () -> Require.that(false, "T.m: %s and [%d, %d]: %s", "x", 2, 3, 4.5));
    }

    /// Each kind of number stays what it is: 0.1f is not 0.10000000149011612, and 3 is not 3.0.
    @Test
    void numbersAreNotWidened() {
        refuses("T.m: 0.1", () -> Require.that(false, "T.m: %s", 0.1f));
        refuses("T.m: 0.1", () -> Require.that(false, "T.m: %s", 0.1));
        refuses("T.m: 3 of 0.5", () -> Require.that(false, "T.m: %s of %s", 3, 0.5));
        refuses("T.m: 0.5 of 3", () -> Require.that(false, "T.m: %s of %d", 0.5, 3));
        refuses("T.m: 0.5 of 1.5", () -> Require.that(false, "T.m: %s of %s", 0.5, 1.5));
        refuses("T.m: 3 of 0.5 of 2", () -> Require.that(false, "T.m: %d of %s of %d", 3, 0.5, 2));
    }

    @Test
    void shapesAreWrittenAsShapes() {
        refuses("T.m: (2, 3) and ()", () -> Require.that(false, "T.m: %s and %s", new int[] {2, 3}, new int[0]));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            refuses("T.m: 1.50", () -> Require.that(false, "T.m: %.2f", 1.5));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noRuleLetsNaNOrInfinityPass(double bad) {
        refuses("T: x = " + bad + ": must be finite", () -> Require.finite("T", "x", bad));
        refuses("T: x = " + bad + ": must be positive and finite", () -> Require.positive("T", "x", bad));
        refuses("T: x = " + bad + ": must be finite and not negative", () -> Require.notNegative("T", "x", bad));
        refuses("T: x = " + bad + ": must be between 0 and 1", () -> Require.probability("T", "x", bad));
        refuses("T: x = " + bad + ": must lie strictly between 0 and 1", () -> Require.between0And1("T", "x", bad));
        refuses("T: element 1 is " + bad + ": must be finite", () -> Require.finite("T", new double[] {1, bad}));
        refuses("T: x[1] = " + bad + ": must be finite", () -> Require.finite("T", "x", new double[] {1, bad}));
        refuses("T: element (1, 0) is " + bad + ": must be finite", () -> Require.finite("T", 2, new double[] {1, 2, bad}));
    }

    @Test
    void theEdgesOfEveryRule() {
        refuses("T: x = 0.0: must be positive and finite", () -> Require.positive("T", "x", 0));
        refuses("T: x = -1: must not be negative", () -> Require.notNegative("T", "x", -1));
        refuses("T: x = 1: must be at least 2", () -> Require.atLeast(2, "T", "x", 1));
        refuses("T: x = 1.0: must lie strictly between 0 and 1", () -> Require.between0And1("T", "x", 1));
        refuses("T: x = 0.0: must lie strictly between 0 and 1", () -> Require.between0And1("T", "x", 0));
        refuses("T: lengths 2 and 3: must be equal", () -> Require.sameLength("T", 2, 3));
        refuses("T: (0, 2): needs at least one row and one column", () -> Require.notEmpty("T", 0, 2));
        refuses("T: (2, 0): needs at least one row and one column", () -> Require.notEmpty("T", 2, 0));
        refuses("T: (2, 3): the matrix must be square", () -> Require.square("T", 2, 3));
        refuses("T: (2, 3) with a right side of 4 rows: must have 2", () -> Require.rows("T", 2, 3, 4));
        assertThatCode(() -> {
            Require.positive("T", "x", Double.MIN_VALUE);
            Require.notNegative("T", "x", 0.0);
            Require.notNegative("T", "x", 0);
            Require.atLeast(2, "T", "x", 2);
            Require.probability("T", "x", 0);
            Require.probability("T", "x", 1);
            Require.finite("T", new double[0]);
            Require.rows("T", 2, 3, 2);
        }).doesNotThrowAnyException();
    }

    /// In the interpreter too, so that no compiler has to find out that nothing is needed.
    @Test
    void whereAllIsWellNothingIsAllocated() {
        double[] numbers = new double[1000];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int round = 0; round < 2; round++) {                      // the first one loads classes
            before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5000; i++) {
                Require.that(i < 5000, "T.m: %d", i);
                Require.that(i < 5000, "T.m: (%d, %d) x (%d, %d)", i, i, i, i);
                Require.that(numbers[i % 1000] < 1, "T.m: %s", numbers[i % 1000]);
                Require.that(numbers[i % 1000] < 1, "T.m: %d is %s", i, numbers[i % 1000]);
                Require.probability("T.m", "x", numbers[i % 1000]);
            }
            Require.finite("T.m", numbers);
            Require.finite("T.m", 10, numbers);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5000);
    }
}
