"""Numbers of PyTorch for lesson 425: a GRU over packed sequences of different length, a linear layer, a loss over the steps
that exist; in float32 weights, computed in double.

    /usr/bin/python3 deep-learning/src/test/python/sequences.py > deep-learning/src/test/resources/golden/sequences.txt

One line a tensor: name, then its numbers, row by row, in PyTorch's layout.
"""
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

print("# made by sequences.py with PyTorch", torch.__version__)


def line(name, tensor):
    print(name, *(repr(v) for v in tensor.detach().reshape(-1).tolist()))


for d, h, k, both, lengths, seed in [(3, 4, 3, False, [5, 2, 4], 1), (2, 5, 4, True, [1, 7, 3, 6], 2)]:
    torch.manual_seed(seed)
    gru = torch.nn.GRU(d, h, batch_first=True, bidirectional=both)
    out = torch.nn.Linear(h * (2 if both else 1), k)
    x = torch.randn(len(lengths), max(lengths), d)
    labels = torch.randint(0, k, (len(lengths), max(lengths)))
    for i, length in enumerate(lengths):
        x[i, length:] = 0
        labels[i, length:] = -1
    gru, out, x = gru.double(), out.double(), x.double()
    packed = pack_padded_sequence(x, torch.tensor(lengths), batch_first=True, enforce_sorted=False)
    states, _ = pad_packed_sequence(gru(packed)[0], batch_first=True)
    logits = out(states)
    loss = torch.nn.functional.cross_entropy(logits.reshape(-1, k), labels.reshape(-1), ignore_index=-1)
    loss.backward()
    print("case", d, h, k, int(both), len(lengths), max(lengths))
    line("x", x)
    line("lengths", torch.tensor(lengths))
    line("labels", labels)
    line("loss", loss)
    line("logits", torch.where(labels.unsqueeze(2) < 0, torch.zeros_like(logits), logits))
    for name, p in gru.named_parameters():
        line(name, p)
        line(name + ".gradient", p.grad)
    line("weight", out.weight.T)
    line("weight.gradient", out.weight.grad.T)
    line("bias", out.bias)
    line("bias.gradient", out.bias.grad)
