#!/usr/bin/env bash
# onnx-sigmoid-tail: float32 has numbers down to 1e-45, but the Sigmoid of ONNX Runtime is 0 from about -18 on and far
# off before: a probability whose logarithm is taken is then minus infinity. Exp in the same library is right.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
[ "${jdk%%[.-]*}" -ge 25 ] || { echo "needs JDK 25 or later, not '$jdk': set JAVA_HOME" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion><groupId>findings</groupId><artifactId>probe</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.microsoft.onnxruntime</groupId><artifactId>onnxruntime</artifactId>
      <version>1.29.0</version></dependency>
    <dependency><groupId>org.tribuo</groupId><artifactId>tribuo-util-onnx</artifactId><version>4.3.2</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars \
    > maven.log 2>&1 || { cat maven.log >&2; exit 2; }

cat > Probe.java <<'JAVA'
import ai.onnx.proto.OnnxMl.*;
import ai.onnxruntime.*;
import java.util.*;

public class Probe {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    public static void main(String[] args) throws OrtException {
        float[] x = {-5, -15, -20, -30};
        float[] sigmoid = (float[]) run("Sigmoid", 1, x);
        float[] exp = (float[]) run("Exp", 1, x);
        for (int i = 0; i < x.length; i++) {
            System.out.printf(Locale.ROOT, "  x = %3.0f: Sigmoid %.1e, Exp %.1e%n", x[i], sigmoid[i], exp[i]);
        }
    }

    /// A model of one node, from input x to output y.
    private static Object run(String operator, int type, Object input) throws OrtException {
        var tensor = TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)
            .setShape(TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))));
        var output = TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type));
        var graph = GraphProto.newBuilder().setName("one")
            .addInput(ValueInfoProto.newBuilder().setName("x").setType(tensor))
            .addOutput(ValueInfoProto.newBuilder().setName("y").setType(output))
            .addNode(NodeProto.newBuilder().setOpType(operator).addInput("x").addOutput("y"));
        var model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17)).build();
        try (var session = ENVIRONMENT.createSession(model.toByteArray());
                var x = OnnxTensor.createTensor(ENVIRONMENT, input); var result = session.run(Map.of("x", x))) {
            return result.get(0).getValue();
        }
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -cp 'jars/*' Probe.java 2> java.log) || { cat java.log >&2; exit 2; }

recorded=$(cat <<'TEXT'
  x =  -5: Sigmoid 6.7e-03, Exp 6.7e-03
  x = -15: Sigmoid 3.6e-07, Exp 3.1e-07
  x = -20: Sigmoid 0.0e+00, Exp 2.1e-09
  x = -30: Sigmoid 0.0e+00, Exp 9.4e-14
TEXT
)

cat <<TEXT
library   ONNX Runtime 1.29.0, JDK $jdk
done      a model of the one node Sigmoid on float32 -5, -15, -20 and -30, and one of Exp
expected  from -15 on the same numbers twice: sigmoid(x) is then exp(x) to 6 digits
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
