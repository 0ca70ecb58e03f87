package scratch.example.figure;

/// Whether this machine can draw text at all; a class of its own, because [Fonts] cannot even start without.
final class FontCheck {
    private FontCheck() {
    }

    /// Writes a letter before anything else is drawn.
    ///
    /// @throws IllegalStateException naming the packages to install
    static void require() {
        try {
            Fonts.width("x", Fonts.SMALL);
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw missing(e);
        }
    }

    /// What Java throws without fonts names its own internals; nobody can act on that.
    static IllegalStateException missing(Throwable cause) {
        return new IllegalStateException("figure: Java finds no fonts on this machine: install the packages "
            + "fontconfig and fonts-dejavu-core (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core; "
            + "Fedora: dnf install fontconfig dejavu-sans-fonts); Java said: " + root(cause));
    }

    private static Throwable root(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? cause : root(cause.getCause());
    }
}
