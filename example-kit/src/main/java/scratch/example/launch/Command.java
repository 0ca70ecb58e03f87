package scratch.example.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was typed after `./run`.
///
/// @param verb    what is to be done
/// @param lesson  the number or name of a lesson; empty if none is needed
/// @param options what the lesson itself is given
record Command(Verb verb, String lesson, List<String> options) {
    /// What `./run` can do.
    enum Verb { LIST, HELP, BUDGET, RUN, EXERCISE, HINT, SOLUTION, TEST, README }

    /// What was typed and cannot be done, with the command that can.
    static final class Misunderstood extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    private static final Map<String, Verb> ALONE = Map.of("list", Verb.LIST, "help", Verb.HELP, "-h", Verb.HELP,
            "--help", Verb.HELP, "budget", Verb.BUDGET);

    private static final Map<String, Verb> WITH_A_LESSON = Map.of("run", Verb.RUN, "exercise", Verb.EXERCISE,
            "check", Verb.EXERCISE, "hint", Verb.HINT, "solution", Verb.SOLUTION, "test", Verb.TEST,
            "readme", Verb.README);

    /// @throws Misunderstood with the command that was probably meant
    static Command of(List<String> words) {
        if (words.isEmpty()) {
            return new Command(Verb.LIST, "", List.of());
        }
        if (words.size() == 1 && ALONE.containsKey(words.getFirst())) {
            return new Command(ALONE.get(words.getFirst()), "", List.of());
        }
        List<String> ordered = verbFirst(words);
        String first = ordered.getFirst();
        if (first.equals("solve")) {
            String lesson = ordered.size() > 1 ? ordered.get(1) : "353";
            throw new Misunderstood("./run solve: ./run exercise " + lesson + " checks what you wrote, ./run solution "
                    + lesson + " shows a solution");
        }
        Optional<Verb> verb = Optional.ofNullable(WITH_A_LESSON.get(first));
        if (verb.isEmpty()) {
            return new Command(Verb.RUN, first, List.copyOf(ordered.subList(1, ordered.size())));
        }
        if (ordered.size() == 1) {
            throw new Misunderstood("./run " + first + ": which lesson? For example: ./run " + first + " 353");
        }
        List<String> rest = List.copyOf(ordered.subList(2, ordered.size()));
        if (verb.get() != Verb.RUN && !rest.isEmpty()) {
            throw new Misunderstood("./run " + first + " " + ordered.get(1) + ": '" + String.join(" ", rest)
                    + "': nothing more is needed");
        }
        return new Command(verb.get(), ordered.get(1), rest);
    }

    // "./run 353 exercise" is as clear as "./run exercise 353".
    private static List<String> verbFirst(List<String> words) {
        if (words.size() < 2 || isVerb(words.getFirst()) || !isVerb(words.get(1))) {
            return words;
        }
        List<String> ordered = new ArrayList<>(words);
        ordered.add(0, ordered.remove(1));
        return ordered;
    }

    private static boolean isVerb(String word) {
        return WITH_A_LESSON.containsKey(word) || word.equals("solve");
    }
}
