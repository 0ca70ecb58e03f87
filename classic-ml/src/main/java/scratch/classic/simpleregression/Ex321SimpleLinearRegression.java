package scratch.classic.simpleregression;

/// x.
public final class Ex321SimpleLinearRegression {
    private Ex321SimpleLinearRegression() {
    }

    public static void main(String[] args) {
        System.out.println("hi " + String.join(",", args));
    }
}
