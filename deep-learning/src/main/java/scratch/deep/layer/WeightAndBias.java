package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import scratch.math.autograd.Variable;

/// The two parameters that most layers have, under the names of PyTorch and in its order.
final class WeightAndBias {

    private WeightAndBias() {
    }

    /// @param bias null in a layer that has none
    static Map<String, Variable> named(Variable weight, Variable bias) {
        Map<String, Variable> parameters = new LinkedHashMap<>();
        parameters.put("weight", weight);
        if (bias != null) {
            parameters.put("bias", bias);
        }
        return parameters;
    }
}
