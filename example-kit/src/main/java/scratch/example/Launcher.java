package scratch.example;

/// Starts a lesson's example.
public final class Launcher {
    private Launcher() {
    }

    public static void main(String[] args) {
        System.out.println(String.join(" ", args));
    }
}
