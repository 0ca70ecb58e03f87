package scratch.cuda.scaling;

/// The "build" exercise of lesson 807: which steps of a program to move to the GPU.
public final class Exercise807 {
    private Exercise807() {
    }

    /// The least time of steps that work on the same numbers, one step after the other. Each step runs on the processor or
    /// on the GPU. The numbers are on the processor before the first step and must be there after the last.
    ///
    /// @param processor seconds of each step on the processor
    /// @param gpu       … on the GPU
    /// @param trip      trip[i] seconds to move the numbers from one to the other, either way, before step i; one more than
    ///                  there are steps: the last is after the last step
    /// @return seconds of all steps and trips together, at the least
    public static double fastest(double[] processor, double[] gpu, double[] trip) {
        throw new UnsupportedOperationException("fastest(processor, gpu, trip) returns the least time of all steps and trips");
    }
}
