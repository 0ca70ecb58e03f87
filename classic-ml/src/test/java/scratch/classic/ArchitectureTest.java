package scratch.classic;

import java.util.List;
import java.util.Map;

import scratch.example.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String root() {
        return "scratch.classic";
    }

    @Override
    public List<String> earlier() {
        return List.of("scratch.math", "scratch.stats");
    }

    @Override
    public List<String> chapters() {
        return List.of("foundation", "evaluation", "linear", "tree", "cluster", "projection", "neighbor", "margin",
                "recommend");
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of("scratch.classic.data", "org.apache.commons.csv..", "scratch.classic.pipeline", "org.json..");
    }
}
