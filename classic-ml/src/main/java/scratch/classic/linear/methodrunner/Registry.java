package scratch.classic.linear.methodrunner;

import java.util.List;

/// All there is to run. A new model or method is a line here: options, table and figures follow.
final class Registry {
    static final List<Model> MODELS = List.of(
            new Model("linear", x -> x, 0),
            new Model("ridge", x -> x, 0.1),
            new Model("quadratic", Columns::withProducts, 0),
            new Model("quadratic-ridge", Columns::withProducts, 0.1));

    static final List<Method> METHODS = List.of(
            new Method("closed-form", Methods::closedForm),
            new Method("newton", Methods::newton),
            new Method("lbfgs", Methods::lbfgs),
            new Method("gradient-descent", Methods::gradientDescent),
            new Method("mini-batch", (problem, settings) -> Methods.stochastic(problem, settings, 32)),
            new Method("stochastic", (problem, settings) -> Methods.stochastic(problem, settings, 1)));

    private Registry() {
    }
}
