#!/usr/bin/env bash
# onnx-int64-sum: sums of whole numbers do not stay whole numbers. ReduceSum of int64 goes through double and changes
# even a single element; ReduceMax and Abs beside it do not. ReduceSum of int32 stops at the largest int, where Add
# wraps.
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
        long[] one = {1234567890123456789L};
        for (String operator : List.of("Abs", "ReduceMax", "ReduceSum")) {
            System.out.printf("  %-9s of 1234567890123456789: %d%n", operator, ((long[]) run(operator, 7, one))[0]);
        }
        int[] two = {2_000_000_000, 2_000_000_000};
        System.out.printf("  ReduceSum of 2000000000, 2000000000 (int32): %d%n", ((int[]) run("ReduceSum", 6, two))[0]);
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
  Abs       of 1234567890123456789: 1234567890123456789
  ReduceMax of 1234567890123456789: 1234567890123456789
  ReduceSum of 1234567890123456789: 1234567890123456768
  ReduceSum of 2000000000, 2000000000 (int32): 2147483647
TEXT
)

cat <<TEXT
library   ONNX Runtime 1.29.0, JDK $jdk
done      models of one node: ReduceSum, ReduceMax and Abs of one int64, ReduceSum of two int32
expected  the number itself three times; 4000000000 mod 2^32 = -294967296
seen
$seen
TEXT
if [ "$seen" != "$recorded" ]; then
    printf 'CHANGED, recorded was\n%s\n' "$recorded"
    exit 1
fi
echo "verdict   as recorded"
