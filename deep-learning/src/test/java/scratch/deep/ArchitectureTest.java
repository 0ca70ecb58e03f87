package scratch.deep;

import java.util.List;

import scratch.example.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String root() {
        return "scratch.deep";
    }

    @Override
    public List<String> earlier() {
        return List.of("scratch.math");
    }

    @Override
    public List<String> chapters() {
        return List.of("foundation", "convolution", "recurrence", "generative", "attention");
    }
}
