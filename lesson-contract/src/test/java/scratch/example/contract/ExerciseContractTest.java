package scratch.example.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;

import scratch.example.exercise.Mistake;

/// A small exercise that keeps the contract, and what the contract says to checkers that do not.
class ExerciseContractTest implements ExerciseContract<DoubleSupplier> {
    @Override
    public String task() {
        return "Return the mean of 1 and 2.";
    }

    @Override
    public DoubleSupplier learner() {
        return () -> {
            throw new UnsupportedOperationException("the mean of two numbers");
        };
    }

    @Override
    public DoubleSupplier solution() {
        return () -> 1.5;
    }

    @Override
    public List<Planted<DoubleSupplier>> planted() {
        return List.of(
                new Planted<>("whole numbers", () -> (1 + 2) / 2, "1.00 is too small: did you divide whole numbers?"),
                new Planted<>("the sum", () -> 3, "3.00 is the sum: a mean is divided by how many there are."));
    }

    @Override
    public List<String> hints() {
        return List.of("Add them.", "How many are there?", "Divide by 2.0.");
    }

    @Override
    public void check(DoubleSupplier answer) {
        double mean = answer.getAsDouble();
        Mistake.unless(mean != 3, "%.2f is the sum: a mean is divided by how many there are.", mean);
        Mistake.unlessNear(mean, 1.5, 1e-12, "%.2f is too small: did you divide whole numbers?", mean);
    }

    @Test
    void aCheckerThatRefusesItsSolutionBreaksTheContract() {
        var broken = new ExerciseContractTest() {
            @Override
            public DoubleSupplier solution() {
                return () -> 1;
            }
        };
        assertThatThrownBy(broken::theSolutionPasses).isInstanceOf(AssertionError.class);
    }

    @Test
    void aCheckerThatAcceptsEverythingOrSaysTheWrongSentenceBreaksTheContract() {
        var blind = new ExerciseContractTest() {
            @Override
            public void check(DoubleSupplier answer) {
                // accepts whatever it is given
            }
        };
        assertThatThrownBy(blind::everyPlantedWrongAnswerIsRefusedWithItsOwnSentence)
                .isInstanceOf(AssertionError.class).hasMessageContaining("whole numbers");
        var mixed = new ExerciseContractTest() {
            @Override
            public List<Planted<DoubleSupplier>> planted() {
                return List.of(super.planted().getFirst(), new Planted<>("the sum", () -> 3, "did you divide whole"));
            }
        };
        assertThatThrownBy(mixed::everyPlantedWrongAnswerIsRefusedWithItsOwnSentence)
                .isInstanceOf(AssertionError.class).hasMessageContaining("the sum");
    }

    @Test
    void twoPlantedAnswersAndThreeDifferentHintsAreTheLeast() {
        var poor = new ExerciseContractTest() {
            @Override
            public List<Planted<DoubleSupplier>> planted() {
                return List.of(super.planted().getFirst());
            }

            @Override
            public List<String> hints() {
                return List.of("Add them.", "Add them.", "Divide by 2.0.");
            }
        };
        assertThatThrownBy(poor::everyPlantedWrongAnswerIsRefusedWithItsOwnSentence)
                .isInstanceOf(AssertionError.class).hasMessageContaining("planted wrong answers");
        assertThatThrownBy(poor::thereAreThreeHintsAndATask).isInstanceOf(AssertionError.class);
    }
}
