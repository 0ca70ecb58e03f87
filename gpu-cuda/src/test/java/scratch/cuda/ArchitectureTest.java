package scratch.cuda;

import java.util.List;
import java.util.Map;

import scratch.example.contract.ArchitectureContract;

class ArchitectureTest implements ArchitectureContract {
    @Override
    public String root() {
        return "scratch.cuda";
    }

    @Override
    public List<String> earlier() {
        return List.of("scratch.math");
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of("scratch.cuda.driver", "jcuda..");
    }
}
