package scratch.cuda.open;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that need a GPU: tagged `gpu`, and where there is none reported as skipped, with the reason. With
/// `-Dscratch.gpu=require` they are not skipped but fail.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("gpu")
@ExtendWith(OnGpu.Condition.class)
public @interface OnGpu {

    /// Whether there is one.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Devices.hasGpu() || Devices.choice() == Devices.Choice.REQUIRE
                    ? ConditionEvaluationResult.enabled("a CUDA device, or one is required")
                    : ConditionEvaluationResult.disabled("skipped: no CUDA device: " + Devices.whyNoGpu());
        }
    }
}
