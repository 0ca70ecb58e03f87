package scratch.deep.recurrent;

import java.util.Arrays;
import java.util.function.Function;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Recurrent.Result;
import scratch.math.autograd.Variable;

/// What a stack of recurrent layers gives for a batch of sequences: the outputs of the top layer at every step, and the
/// states in which its layers have ended. Ask for what you need: what nobody asks for is not computed.
public final class Output {
    private final Result[] passes;         // layer by layer, in each the way forwards first
    private final int directions;
    private final boolean withCells;

    Output(Result[] passes, int directions, boolean withCells) {
        this.passes = passes;
        this.directions = directions;
        this.withCells = withCells;
    }

    /// The top layer at every step, (n, t, h), or (n, t, 2h) where it reads both ways. Behind its end a short sequence
    /// repeats its last state.
    public Variable outputs() {
        return outputs(top()).permute(1, 0, 2);
    }

    /// The outputs of one layer with time first, (t, n, h·directions).
    static Variable outputs(Result... ways) {
        return ways.length == 1 ? ways[0].outputs() : Functions.concat(2, ways[0].outputs(), ways[1].outputs());
    }

    /// The top layer after the last step of each sequence, (n, h): what a many-to-one network goes on with. Of a layer that
    /// reads both ways, (n, 2h), each way at its own end.
    public Variable last() {
        Result[] ends = top();
        return ends.length == 1 ? ends[0].state() : Functions.concat(1, ends[0].state(), ends[1].state());
    }

    private Result[] top() {
        return Arrays.copyOfRange(passes, passes.length - directions, passes.length);
    }

    /// Where every layer has ended: what `run` takes as a start to go on with.
    public State state() {
        return new State(stack(Result::state), withCells ? stack(Result::cell) : null);
    }

    private Variable stack(Function<Result, Variable> part) {
        return Functions.stack(0, Arrays.stream(passes).map(part).toArray(Variable[]::new));
    }
}
