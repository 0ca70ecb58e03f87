package scratch.example.progress;

/// One way to show progress.
interface Display {
    Display NONE = (done, note) -> { };

    /// @param done how many are done so far
    void show(long done, String note);

    default void close() {
    }
}
