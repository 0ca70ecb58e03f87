package scratch.classic.decisiontree;

import java.util.List;

/// One property that a tree can ask about.
///
/// @param name       what it is called
/// @param categories all that it can be, by code; empty if it is a number
public record Feature(String name, List<String> categories) {
    public Feature {
        categories = List.copyOf(categories);
    }

    /// Whether its values are numbers, not codes of categories.
    public boolean numeric() {
        return categories.isEmpty();
    }
}
