"""Recurrent layers as PyTorch computes them: outputs, last states and all gradients.

    python3 deep-learning/src/test/python/recurrent.py deep-learning/src/test/resources/golden/recurrent.safetensors

The weights, inputs and start states are drawn here and stand in the file too. The loss is a weighted sum of everything that
a layer gives out, so that no number of it can be wrong unseen; the weights of what stands behind the end of a short
sequence are zero. Written with PyTorch 1.13.
"""
import json
import struct
import sys

import torch

torch.manual_seed(421)
torch.set_num_threads(1)
TENSORS = {}


def keep(case, name, tensor):
    TENSORS[f"{case}/{name}"] = tensor.detach().contiguous().float()


def case(name, kind, d, h, n, t, layers=1, bidirectional=False, lengths=None, start=False):
    net = getattr(torch.nn, kind)(d, h, num_layers=layers, batch_first=True, bidirectional=bidirectional)
    rows = layers * (2 if bidirectional else 1)
    x = torch.randn(n, t, d, requires_grad=True)
    h0 = torch.randn(rows, n, h, requires_grad=True)
    c0 = torch.randn(rows, n, h, requires_grad=True)
    state = None if not start else (h0, c0) if kind == "LSTM" else h0
    given = x if lengths is None else torch.nn.utils.rnn.pack_padded_sequence(
        x, lengths, batch_first=True, enforce_sorted=False)
    out, last = net(given, state)
    if lengths is not None:
        out, _ = torch.nn.utils.rnn.pad_packed_sequence(out, batch_first=True, total_length=t)
    hn, cn = last if kind == "LSTM" else (last, None)
    weight = torch.randn_like(out)
    if lengths is not None:
        for i, length in enumerate(lengths):
            weight[i, length:] = 0
    hw = torch.randn_like(hn)
    loss = (out * weight).sum() + (hn * hw).sum()
    keep(name, "x", x), keep(name, "outputs", out), keep(name, "outputs.weight", weight)
    keep(name, "h", hn), keep(name, "h.weight", hw)
    if cn is not None:
        cw = torch.randn_like(cn)
        loss = loss + (cn * cw).sum()
        keep(name, "c", cn), keep(name, "c.weight", cw)
    loss.backward()
    keep(name, "x.gradient", x.grad)
    if start:
        keep(name, "h0", h0), keep(name, "h0.gradient", h0.grad)
        if kind == "LSTM":
            keep(name, "c0", c0), keep(name, "c0.gradient", c0.grad)
    for key, parameter in net.named_parameters():
        keep(name, key, parameter), keep(name, key + ".gradient", parameter.grad)


def write(path):
    header, at = {"__metadata__": {"made": "PyTorch " + torch.__version__}}, 0
    for name, tensor in TENSORS.items():
        size = 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in TENSORS.values():
            file.write(tensor.numpy().astype("<f4").tobytes())


for kind in ("RNN", "LSTM", "GRU"):
    case(f"{kind}-one", kind, d=3, h=4, n=2, t=5)
    case(f"{kind}-two", kind, d=3, h=5, n=3, t=6, layers=2, start=True)
    case(f"{kind}-lengths", kind, d=2, h=4, n=4, t=7, layers=2, lengths=[3, 7, 1, 5], start=True)
    case(f"{kind}-both", kind, d=3, h=3, n=3, t=4, layers=2, bidirectional=True, lengths=[4, 2, 3])
    case(f"{kind}-long", kind, d=8, h=32, n=4, t=40)
write(sys.argv[1])
