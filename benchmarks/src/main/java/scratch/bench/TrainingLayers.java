package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Linear;
import scratch.deep.recurrent.Architecture;
import scratch.deep.recurrent.LSTM;
import scratch.math.autograd.Variable;

/// A network of [TrainingNetwork] made of our layers.
///
/// @param parameters in the order in which the network lists them
record TrainingLayers(UnaryOperator<Variable> output, List<Variable> parameters) {

    static TrainingLayers of(TrainingNetwork network) {
        return switch (network) {
            case LSTM -> lstm();
            default -> throw new IllegalArgumentException("TrainingLayers: " + network + ": must be lstm");
        };
    }

    private static TrainingLayers lstm() {
        LSTM lstm = new LSTM(Architecture.of(256, 256).withLayers(2), SeedStream.generator(1));
        Linear head = new Linear(256, 10, SeedStream.generator(1));
        List<Variable> parameters = new ArrayList<>();
        for (int layer = 0; layer < 2; layer++) {
            for (String source : List.of("ih", "hh")) {
                parameters.add(lstm.parameters().get("weight_" + source + "_l" + layer));
                parameters.add(lstm.parameters().get("bias_" + source + "_l" + layer));
            }
        }
        parameters.addAll(head.parameters().values());
        TrainingNetwork network = TrainingNetwork.LSTM;
        for (int i = 0; i < parameters.size(); i++) {
            float[] start = network.start(i);
            int[] shape = network.parameters().get(i).shape();
            boolean turned = i < 8 && shape.length == 2;       // our LSTM keeps its weights as (outputs, inputs)
            parameters.get(i).data().write(turned ? TrainingNetwork.transposed(start, shape[0], shape[1]) : start);
        }
        return new TrainingLayers(x -> head.forward(lstm.run(x, null).last()), parameters);
    }
}
