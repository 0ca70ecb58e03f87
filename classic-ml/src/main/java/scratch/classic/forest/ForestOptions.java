package scratch.classic.forest;

import scratch.classic.decisiontree.TreeOptions;
import scratch.math.check.Require;

/// How a forest is grown.
///
/// @param trees            how many; more never overfit, they only bring less
/// @param features         how many features each node looks at
/// @param tree             when a tree stops growing
/// @param bootstrap        whether each tree gets n rows drawn with replacement; else it gets every row once
/// @param randomThresholds extra trees: of each feature that a node looks at one threshold is tried, drawn evenly between the
///                         smallest and the largest value in the node
/// @param seed             of the one stream that every tree's own stream is split from
public record ForestOptions(int trees, FeatureCount features, TreeOptions tree, boolean bootstrap, boolean randomThresholds,
        long seed) {
    public ForestOptions {
        Require.atLeast(1, "ForestOptions", "trees", trees);
        Require.that(features != null, "ForestOptions: features = null: must say how many a node looks at");
        Require.that(tree != null, "ForestOptions: tree = null: must say when a tree stops growing");
    }

    // how many of d features a node looks at
    int featuresOf(int d) {
        int count = features.of(d);
        Require.that(count >= 1 && count <= d, "ForestOptions: features = %d of %d: must be from 1 to %d", count, d, d);
        return count;
    }

    /// 100 full trees, √d features a node.
    public static ForestOptions classes() {
        return new ForestOptions(100, FeatureCount.sqrt(), TreeOptions.full(), true, false, 42);
    }

    /// 100 full trees, d/3 features a node.
    public static ForestOptions numbers() {
        return classes().withFeatures(FeatureCount.third());
    }

    /// With random thresholds, and all rows for every tree (Geurts et al., 2006).
    public ForestOptions extraTrees() {
        return new ForestOptions(trees, features, tree, false, true, seed);
    }

    /// With another number of trees.
    public ForestOptions withTrees(int other) {
        return new ForestOptions(other, features, tree, bootstrap, randomThresholds, seed);
    }

    /// With another number of features a node.
    public ForestOptions withFeatures(FeatureCount other) {
        return new ForestOptions(trees, other, tree, bootstrap, randomThresholds, seed);
    }

    /// With other limits for each tree.
    public ForestOptions withTree(TreeOptions other) {
        return new ForestOptions(trees, features, other, bootstrap, randomThresholds, seed);
    }

    /// With rows drawn, or with every row.
    public ForestOptions withBootstrap(boolean other) {
        return new ForestOptions(trees, features, tree, other, randomThresholds, seed);
    }

    /// With another seed.
    public ForestOptions withSeed(long other) {
        return new ForestOptions(trees, features, tree, bootstrap, randomThresholds, other);
    }
}
