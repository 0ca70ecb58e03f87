package scratch.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Linear;
import scratch.deep.recurrent.Architecture;
import scratch.deep.recurrent.LSTM;
import scratch.deep.residual.ResNet;
import scratch.deep.residual.Shortcut;
import scratch.deep.transformer.BlockOptions;
import scratch.deep.transformer.TransformerBlock;
import scratch.math.autograd.Variable;

/// A network of [TrainingNetwork] made of our layers.
///
/// @param parameters in the order in which the network lists them
record TrainingLayers(UnaryOperator<Variable> output, List<Variable> parameters) {

    static TrainingLayers of(TrainingNetwork network) {
        return switch (network) {
            case LSTM -> lstm();
            case TRANSFORMER -> transformer();
            case RESNET20 -> resnet20();
            default -> throw new IllegalArgumentException("TrainingLayers: " + network + ": has no layers of its own");
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
        return started(TrainingNetwork.LSTM, x -> head.forward(lstm.run(x, null).last()), parameters);
    }

    private static TrainingLayers transformer() {
        TransformerBlock block = new TransformerBlock(BlockOptions.of(256, 8), SeedStream.generator(1));
        Map<String, Variable> all = block.parameters();
        List<Variable> parameters = Stream.of("norm1.weight", "norm1.bias", "self_attn.in_proj_weight",
            "self_attn.in_proj_bias", "self_attn.out_proj.weight", "self_attn.out_proj.bias", "norm2.weight", "norm2.bias",
            "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias").map(all::get).toList();
        return started(TrainingNetwork.TRANSFORMER, block::forward, parameters);
    }

    private static TrainingLayers resnet20() {
        ResNet model = new ResNet(scratch.deep.residual.Architecture.cifar(20).withShortcut(Shortcut.PROJECTED),
            SeedStream.generator(1));
        return started(TrainingNetwork.RESNET20, model::forward, List.copyOf(model.parameters().values()));
    }

    /// With the numbers that all libraries start from. A weight of ours that is (outputs, inputs) gets them turned.
    private static TrainingLayers started(TrainingNetwork network, UnaryOperator<Variable> output,
                                          List<Variable> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            int[] ours = parameters.get(i).shape();
            int[] wanted = network.parameters().get(i).shape();
            float[] start = network.start(i);
            boolean turned = wanted.length == 2 && (network == TrainingNetwork.LSTM && i < 8
                || network == TrainingNetwork.TRANSFORMER && i == 2);
            if (!Arrays.equals(ours, turned ? new int[] {wanted[1], wanted[0]} : wanted)) {
                throw new IllegalStateException("TrainingLayers: " + network + ": parameter " + i + " is "
                    + Arrays.toString(ours) + ", expected " + Arrays.toString(wanted));
            }
            parameters.get(i).data().write(turned ? TrainingNetwork.transposed(start, wanted[0], wanted[1]) : start);
        }
        return new TrainingLayers(output, parameters);
    }
}
