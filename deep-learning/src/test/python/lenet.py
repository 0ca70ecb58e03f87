"""LeNet as PyTorch trains it: outputs, losses, gradients, and weights after five steps of Adam.

    python3 deep-learning/src/test/python/lenet.py deep-learning/src/test/resources/golden/lenet.safetensors

Weights, images and labels follow a rule that LeNetGoldenTest follows too: number i of tensor t is
((7919 i + 104729 t) mod 1009 / 1009 - 0.5) * scale, in double, then rounded to float32. Weights of linear layers are written
(in, out). Of the large network only the smaller gradients stand in the file. Written with PyTorch 1.13.
"""
import json
import struct
import sys

import torch
from torch import nn

torch.set_num_threads(1)
TENSORS = {}


def keep(name, tensor):
    TENSORS[name] = tensor.detach().clone().contiguous().float()


def rule(t, shape, scale):
    i = torch.arange(torch.Size(shape).numel(), dtype=torch.int64)
    return (((7919 * i + 104729 * t) % 1009).double() / 1009 - 0.5).mul(scale).float().reshape(shape)


def small():
    return nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                         nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


def classic():
    return nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(),
                         nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(),
                         nn.Linear(84, 10))


def ours(value):
    return value.t() if value.dim() == 2 else value


def run(case, net, rows, side, steps):
    for t, (name, p) in enumerate(net.named_parameters()):
        # A linear weight follows the rule in our order, (in, out).
        values = rule(t, tuple(reversed(p.shape)) if p.dim() == 2 else tuple(p.shape), 0.8 if p.dim() > 1 else 0.2)
        p.data = values.t().contiguous() if p.dim() == 2 else values
    x = rule(50, (rows, 1, side, side), 2)
    labels = torch.arange(rows) * 7 % 10
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    losses = []
    for step in range(steps):
        adam.zero_grad()
        logits = net(x)
        loss = nn.functional.cross_entropy(logits, labels)
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            keep(case + "/logits", logits)
            for name, p in net.named_parameters():
                if p.numel() < 3000:
                    keep(case + "/" + name + ".gradient", ours(p.grad))
        adam.step()
    keep(case + "/losses", torch.stack(losses))
    if case == "small":
        for name, p in net.named_parameters():
            keep(case + "/" + name, ours(p))


def write(path):
    header, at = {"__metadata__": {"made": "PyTorch " + torch.__version__}}, 0
    for name, tensor in TENSORS.items():
        size = 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in TENSORS.values():
            file.write(tensor.numpy().tobytes())


run("small", small(), 16, 8, 5)
run("classic", classic(), 4, 28, 3)
write(sys.argv[1])
