"""TrainingStepBenchmark in PyTorch: a step of five networks, from the same numbers as the Java side (TrainingNetwork.java).
See common.py for the options; --only lenet lstm takes some of the networks."""
from common import ARGS, SUFFIX, bench, machine, n4
import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(ARGS.threads)
machine("PyTorch " + torch.__version__)
INPUTS = {"mlp": (128, 784), "lenet": (64, 1, 28, 28), "lstm": (32, 32, 256), "transformer": (8, 256, 256),
          "resnet20": (32, 3, 32, 32)}
ATTENTION = getattr(F, "scaled_dot_product_attention", None) or (
    lambda q, k, v: torch.softmax(q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5, -1) @ v)


class Parameters(list):
    """What is learned, in the order of the Java side. A linear weight is drawn as (inputs, outputs) and kept as
    (outputs, inputs), the layout PyTorch is fastest with."""

    def normal(self, gain, inputs, *shape):
        w = torch.tensor(n4(100 + len(self), *shape) * np.sqrt(gain / inputs), dtype=torch.float32)
        self.append((w.T.contiguous() if len(shape) == 2 else w).requires_grad_())

    def constant(self, value, size):
        self.append(torch.full((size,), float(value)).requires_grad_())

    def linear(self, inputs, outputs, gain):
        self.normal(gain, inputs, inputs, outputs)
        self.constant(0, outputs)

    def filters(self, count, channels, side):
        self.normal(2, channels * side * side, count, channels, side, side)

    def norm(self, size):
        self.constant(1, size)
        self.constant(0, size)

    def filters_norm(self, count, channels, side):
        self.filters(count, channels, side)
        self.norm(count)


def parameters(network):
    p = Parameters()
    if network == "mlp":
        for inputs, outputs in ((784, 256), (256, 128), (128, 10)):
            p.linear(inputs, outputs, 2)
    elif network == "lenet":
        for count, channels in ((6, 1), (16, 6)):
            p.filters(count, channels, 5)
            p.constant(0, count)
        for inputs, outputs in ((400, 120), (120, 84), (84, 10)):
            p.linear(inputs, outputs, 2)
    elif network == "lstm":
        for _ in range(4):
            p.linear(256, 1024, 1)
        p.linear(256, 10, 1)
    elif network == "transformer":
        p.norm(256)
        p.linear(256, 768, 1)
        p.linear(256, 256, 1)
        p.norm(256)
        p.linear(256, 1024, 1)
        p.linear(1024, 256, 1)
    else:
        p.filters_norm(16, 3, 3)
        for block in range(9):
            channels = 16 << block // 3
            before = channels // 2 if block in (3, 6) else channels
            p.filters_norm(channels, before, 3)
            p.filters_norm(channels, channels, 3)
            if before < channels:
                p.filters_norm(channels, before, 1)
        p.linear(64, 10, 2)
    return p


def mlp(x, p, buffers):
    h = F.relu(F.linear(x, p[0], p[1]))
    return F.linear(F.relu(F.linear(h, p[2], p[3])), p[4], p[5])


def lenet(x, p, buffers):
    h = F.max_pool2d(F.relu(F.conv2d(x, p[0], p[1], padding=2)), 2)
    h = F.max_pool2d(F.relu(F.conv2d(h, p[2], p[3])), 2)
    h = F.relu(F.linear(h.flatten(1), p[4], p[5]))
    return F.linear(F.relu(F.linear(h, p[6], p[7])), p[8], p[9])


def lstm(x, p, buffers):
    start = torch.zeros(2, len(x), 256)
    w = [p[i] for i in (0, 2, 1, 3, 4, 6, 5, 7)]
    h, _, _ = torch.lstm(x, [start, start], w, True, 2, 0.0, True, False, True)
    return F.linear(h[:, -1], p[8], p[9])


def transformer(x, p, buffers):
    n = F.linear(F.layer_norm(x, [256], p[0], p[1]), p[2], p[3])
    q, k, v = n.view(8, 256, 3, 8, 32).permute(2, 0, 3, 1, 4)
    h = x + F.linear(ATTENTION(q, k, v).transpose(1, 2).reshape(8, 256, 256), p[4], p[5])
    f = F.gelu(F.linear(F.layer_norm(h, [256], p[6], p[7]), p[8], p[9]))
    return h + F.linear(f, p[10], p[11])


def resnet20(x, p, buffers):
    def layer(h, i, stride, padding):
        h = F.conv2d(h, p[3 * i], None, stride, padding)
        mean, variance = buffers.setdefault(i, (torch.zeros(h.shape[1]), torch.ones(h.shape[1])))
        return F.batch_norm(h, mean, variance, p[3 * i + 1], p[3 * i + 2], True)
    h = F.relu(layer(x, 0, 1, 1))
    i = 1
    for block in range(9):
        stride = 2 if block in (3, 6) else 1
        shortcut = h if stride == 1 else layer(h, i + 2, 2, 0)
        h = F.relu(layer(F.relu(layer(h, i, stride, 1)), i + 1, 1, 1) + shortcut)
        i += stride + 1
    return F.linear(h.mean((2, 3)), p[-2], p[-1])


def kilobytes(name):
    with open("/proc/self/status", encoding="utf-8") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


for network in ARGS.only or INPUTS:
    output = globals()[network]
    x = torch.tensor(n4(1, *INPUTS[network]), dtype=torch.float32)
    y = torch.arange(len(x)) * 7 % 10
    loss_of = F.cross_entropy
    if network == "transformer":
        y = torch.tensor(n4(2, *INPUTS[network]), dtype=torch.float32)
        loss_of = F.mse_loss
    p = parameters(network)
    buffers = {}
    optimizer = torch.optim.Adam(p, lr=1e-3)
    warm, inner = {"mlp": (100, 50), "lenet": (100, 50)}.get(network, (5, 2))
    if ARGS.quick:
        warm, inner = 5, 2

    def gradients():
        optimizer.zero_grad()
        loss = loss_of(output(x, p, buffers), y)
        loss.backward()
        return loss.item()

    def step():
        loss = gradients()
        optimizer.step()
        return loss

    if ARGS.memory:                        # one network a process: --only lenet
        before = kilobytes("VmRSS")
        for _ in range(20):
            step()
        print("pytorch %s: process %.1f MB larger at its largest" % (network, 1.024e-3 * (kilobytes("VmHWM") - before)))
        continue
    losses = [step() for _ in range(3)]
    bench("TrainingStepBenchmark", "pytorch" + SUFFIX, {"network": network}, step,
          lambda _: {"lossAtStep3": losses[2]}, warm=warm, inner=inner)
    bench("AutogradBenchmark", "pytorch" + SUFFIX, {"network": network}, gradients, warm=warm, inner=inner)
