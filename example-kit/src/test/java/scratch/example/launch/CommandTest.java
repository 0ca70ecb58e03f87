package scratch.example.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.example.launch.Command.Misunderstood;
import scratch.example.launch.Command.Verb;

class CommandTest {
    private static Command typed(String line) {
        return Command.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '', LIST
            list, LIST
            help, HELP
            -h, HELP
            --help, HELP
            budget, BUDGET
            """)
    void someWordsStandAlone(String line, Verb verb) {
        assertThat(typed(line)).isEqualTo(new Command(verb, "", List.of()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            exercise 213, EXERCISE
            213 exercise, EXERCISE
            check 213, EXERCISE
            hint 213, HINT
            213 hint, HINT
            solution 213, SOLUTION
            test 213, TEST
            readme 213, README
            run 213, RUN
            213, RUN
            """)
    void theWordAndTheLessonComeInEitherOrder(String line, Verb verb) {
        assertThat(typed(line)).isEqualTo(new Command(verb, "213", List.of()));
    }

    @Test
    void whatFollowsALessonBelongsToTheLesson() {
        assertThat(typed("k-means --seed 7")).isEqualTo(new Command(Verb.RUN, "k-means", List.of("--seed", "7")));
        assertThat(typed("353 --help")).isEqualTo(new Command(Verb.RUN, "353", List.of("--help")));
        assertThat(typed("353 --mode test")).isEqualTo(new Command(Verb.RUN, "353", List.of("--mode", "test")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exercise     | ./run exercise: which lesson? For example: ./run exercise 353
            solve 213    | ./run solve: ./run exercise 213 checks what you wrote, ./run solution 213 shows a solution
            213 solve    | ./run solve: ./run exercise 213 checks what you wrote, ./run solution 213 shows a solution
            solve        | ./run solve: ./run exercise 353 checks what you wrote, ./run solution 353 shows a solution
            hint 213 now | ./run hint 213: 'now': nothing more is needed
            """)
    void whatCannotBeMeantIsAnsweredWithTheRightCommand(String line, String answer) {
        assertThatThrownBy(() -> typed(line)).isInstanceOf(Misunderstood.class).hasMessage(answer);
    }
}
