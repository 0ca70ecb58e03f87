package scratch.cuda.tensor;

import scratch.cuda.interpreter.InterpretedDevice;
import scratch.math.tensor.Backend;
import scratch.math.tensor.contract.BackendContract;

/// Every operation, by the kernels that ship, on the interpreter. Released memory is closed and not kept, so that the
/// interpreter finds whoever uses it afterwards or reads what nobody has written.
class CudaBackendOnInterpreterTest implements BackendContract {
    private static final Backend BACKEND = new CudaBackend(new InterpretedDevice(), false);

    @Override
    public Backend backend() {
        return BACKEND;
    }

    @Override
    public boolean slow() {
        return true;
    }
}
