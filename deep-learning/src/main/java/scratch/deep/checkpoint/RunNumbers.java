package scratch.deep.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import scratch.deep.train.Epoch;
import scratch.deep.train.Trainer;

/// All of a training run that is not a tensor, as texts: written, and read back with every number checked.
///
/// @param seeds positions, by the name of the seed
record RunNumbers(long steps, double rateFactor, List<Epoch> history, int position, double lossSum, boolean stopped,
                  int bestEpoch, double bestLoss, Map<String, Long> seeds) {
    private static final String SEED = "seed.";

    static RunNumbers of(Trainer trainer) {
        Trainer.State state = trainer.state();
        Map<String, Long> seeds = new LinkedHashMap<>();
        trainer.model().seeds().forEach((name, stream) -> seeds.put(name, stream.position()));
        return new RunNumbers(trainer.optimizer().steps(), trainer.optimizer().rateFactor(), state.history(),
                state.position(), state.lossSum(), state.stopped(), state.bestEpoch(), state.bestLoss(), seeds);
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("steps", String.valueOf(steps));
        texts.put("rate_factor", String.valueOf(rateFactor));
        texts.put("position", String.valueOf(position));
        texts.put("loss_sum", String.valueOf(lossSum));
        texts.put("stopped", String.valueOf(stopped));
        texts.put("best_epoch", String.valueOf(bestEpoch));
        texts.put("best_loss", String.valueOf(bestLoss));
        texts.put("history", String.join("\n", history.stream().map(e -> e.number() + " " + e.trainLoss() + " "
                + e.validationLoss() + " " + e.validationAccuracy() + " " + e.rate()).toList()));
        seeds.forEach((name, at) -> texts.put(SEED + name, String.valueOf(at)));
        return texts;
    }

    /// @param texts   of a file
    /// @param trainer the run that it must belong to
    static RunNumbers read(Map<String, String> texts, Trainer trainer) {
        Map<String, Long> seeds = new LinkedHashMap<>();
        for (String name : trainer.model().seeds().keySet()) {
            seeds.put(name, number(texts, SEED + name, Long::parseLong));
        }
        RunNumbers run = new RunNumbers(number(texts, "steps", Long::parseLong),
                number(texts, "rate_factor", Double::parseDouble), history(text(texts, "history")),
                number(texts, "position", Integer::parseInt), number(texts, "loss_sum", Double::parseDouble),
                number(texts, "stopped", Boolean::parseBoolean), number(texts, "best_epoch", Integer::parseInt),
                number(texts, "best_loss", Double::parseDouble), seeds);
        run.check(trainer);
        return run;
    }

    private void check(Trainer trainer) {
        int rows = trainer.data().size();
        int batch = trainer.options().batchSize();
        seeds.forEach((name, at) -> require(at >= 0, SEED + name, at, "not negative"));
        require(steps >= 0, "steps", steps, "not negative");
        require(rateFactor >= 0 && Double.isFinite(rateFactor), "rate_factor", rateFactor, "finite, and not negative");
        require(position >= 0 && position < rows && position % batch == 0, "position", position,
                "the first row of a batch, of " + rows + " rows in batches of " + batch);
        require(Double.isFinite(lossSum) && (position > 0 || lossSum == 0), "loss_sum", lossSum,
                "finite, and 0 at the begin of an epoch");
        require(!stopped || trainer.options().patience() > 0, "stopped", stopped, "false without early stopping");
        require(bestEpoch >= 0 && bestEpoch <= history.size(), "best_epoch", bestEpoch,
                "one of the " + history.size() + " epochs, or 0 for none");
        require(bestEpoch == 0 ? bestLoss == Double.POSITIVE_INFINITY : bestLoss < Double.POSITIVE_INFINITY,
                "best_loss", bestLoss, "below infinity once there is a best epoch, and infinite before");
        for (int i = 0; i < history.size(); i++) {
            check(i + 1, history.get(i));
        }
    }

    private static void check(int number, Epoch epoch) {
        double accuracy = epoch.validationAccuracy();
        require(epoch.number() == number, "epoch", epoch.number(), String.valueOf(number));
        require(Double.isFinite(epoch.trainLoss()), "loss of epoch " + number, epoch.trainLoss(), "finite");
        require(Double.isNaN(accuracy) || accuracy >= 0 && accuracy <= 1, "accuracy of epoch " + number, accuracy,
                "from 0 to 1, or NaN for none");
        require(epoch.rate() >= 0 && Double.isFinite(epoch.rate()), "rate of epoch " + number, epoch.rate(),
                "finite, and not negative");
    }

    private static List<Epoch> history(String text) {
        List<Epoch> history = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length != 5) {
                throw new IllegalArgumentException("checkpoint: history line '" + line + "': must have five numbers");
            }
            history.add(new Epoch(parse("history", words[0], Integer::parseInt), decimal(words[1]), decimal(words[2]),
                    decimal(words[3]), decimal(words[4])));
        }
        return history;
    }

    private static double decimal(String word) {
        return parse("history", word, Double::parseDouble);
    }

    private static <T> T number(Map<String, String> texts, String name, Function<String, T> parser) {
        return parse(name, text(texts, name), parser);
    }

    static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("checkpoint: " + name + ": is missing");
        }
        return text;
    }

    /// What is read must be written the same way again: no sign, space or letter more.
    private static <T> T parse(String name, String text, Function<String, T> parser) {
        T value;
        try {
            value = parser.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("checkpoint: " + name + " '" + text + "': must be a number", e);
        }
        require(String.valueOf(value).equals(text), name, "'" + text + "'", "written as " + value);
        return value;
    }

    private static void require(boolean rule, String what, Object value, String must) {
        if (!rule) {
            throw new IllegalArgumentException("checkpoint: " + what + " " + value + ": must be " + must);
        }
    }
}
