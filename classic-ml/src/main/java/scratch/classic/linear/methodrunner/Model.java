package scratch.classic.linear.methodrunner;

import java.util.function.UnaryOperator;

import scratch.math.Matrix;

/// What a linear model is given to weigh, and what its weights cost.
///
/// @param name    as it is typed
/// @param columns from the columns of the data to those of the model
/// @param penalty λ, 0 or more
record Model(String name, UnaryOperator<Matrix> columns, double penalty) {
}
