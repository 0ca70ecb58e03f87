package scratch.math;

import java.util.List;

import scratch.example.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String root() {
        return "scratch.math";
    }

    @Override
    public List<String> earlier() {
        return List.of();
    }
}
