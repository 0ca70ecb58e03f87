"""TrainingStepBenchmark in PyTorch: a step of a network of three layers and of LeNet-5, from the same numbers as the Java
side. See common.py for the options."""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(ARGS.threads)
machine("PyTorch " + torch.__version__)
SHAPES = {
    "mlp": [(784, 256), (256,), (256, 128), (128,), (128, 10), (10,)],
    "lenet": [(6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,), (400, 120), (120,), (120, 84), (84,), (84, 10), (10,)],
}
INPUTS = {"mlp": (128, 784), "lenet": (64, 1, 28, 28)}


def weights(index, shape):
    if len(shape) == 1:
        return np.zeros(shape)
    inputs = shape[0] if len(shape) == 2 else int(np.prod(shape[1:]))
    return n4(100 + index, *shape) * np.sqrt(2 / inputs)


def parameter(index, shape):
    w = torch.tensor(weights(index, shape), dtype=torch.float32)
    # Linear layers keep their weights as (outputs, inputs), the layout PyTorch is fastest with.
    return (w.T.contiguous() if len(shape) == 2 else w).requires_grad_()


def mlp(x, p):
    h = F.relu(F.linear(x, p[0], p[1]))
    return F.linear(F.relu(F.linear(h, p[2], p[3])), p[4], p[5])


def lenet(x, p):
    h = F.max_pool2d(F.relu(F.conv2d(x, p[0], p[1], padding=2)), 2)
    h = F.max_pool2d(F.relu(F.conv2d(h, p[2], p[3])), 2)
    h = F.relu(F.linear(h.flatten(1), p[4], p[5]))
    return F.linear(F.relu(F.linear(h, p[6], p[7])), p[8], p[9])


for network, logits in (("mlp", mlp), ("lenet", lenet)):
    x = torch.tensor(n4(1, *INPUTS[network]), dtype=torch.float32)
    y = torch.arange(len(x)) * 7 % 10
    p = [parameter(i, shape) for i, shape in enumerate(SHAPES[network])]
    optimizer = torch.optim.Adam(p, lr=1e-3)

    def step():
        optimizer.zero_grad()
        loss = F.cross_entropy(logits(x, p), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    losses = [step() for _ in range(3)]
    bench("TrainingStepBenchmark", "pytorch" + SUFFIX, {"network": network}, step,
          lambda _: {"lossAtStep3": losses[2]}, warm=5 if ARGS.quick else 100, inner=2 if ARGS.quick else 50)

    def gradients():
        optimizer.zero_grad()
        loss = F.cross_entropy(logits(x, p), y)
        loss.backward()
        return loss.item()

    bench("AutogradBenchmark", "pytorch" + SUFFIX, {"network": network}, gradients,
          warm=5 if ARGS.quick else 100, inner=2 if ARGS.quick else 50)
