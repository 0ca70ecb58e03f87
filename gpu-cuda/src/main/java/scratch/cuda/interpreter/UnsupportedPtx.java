package scratch.cuda.interpreter;

/// PTX that the interpreter cannot read: the line, its text, and why. It becomes a DeviceException where a program is loaded.
final class UnsupportedPtx extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedPtx(int line, String text, String why) {
        super("PTX line " + line + ": '" + text + "': " + why);
    }
}
