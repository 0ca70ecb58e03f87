package scratch.example.lesson;

import java.io.IOException;

import scratch.example.Arguments;
import scratch.example.CheckTable;

/// An example that ends as its first argument says, for the tests of what starts examples.
public final class Ex399Probe {
    private Ex399Probe() {
    }

    public static void main(String[] args) throws IOException {
        switch (args.length == 0 ? "" : args[0]) {
            case "check" -> CheckTable.against("Smile").same("x", 1, 2).print();
            case "argument" -> throw new IllegalArgumentException("fit: k = 0: must be at least 1");
            case "singular" -> throw new ArithmeticException("cholesky: pivot 2 is -1.0: must be positive");
            case "defect" -> throw new IOException("a defect");
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "flag" -> System.exit("flagged".equals(System.getProperty("scratch.probe")) ? 3 : 4);
            default -> IO.println("probe " + Arguments.of(args, "seed 42 a seed").longValue("seed"));
        }
    }

    /// An example whose main needs an object.
    public static final class NotStatic {
        public void main(String[] args) {
            throw new IllegalStateException("never called");
        }
    }

    /// An example whose class cannot be initialised.
    public static final class Broken {
        static final int SIZE = Integer.parseInt("many");

        private Broken() {
        }

        public static void main(String[] args) {
            throw new IllegalStateException("never called");
        }
    }
}
