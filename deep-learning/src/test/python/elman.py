"""Numbers of PyTorch for lesson 421: states, outputs, loss and gradients of a recurrent network, in double.

    /usr/bin/python3 deep-learning/src/test/python/elman.py > deep-learning/src/test/resources/golden/elman.txt

One line a tensor: name, then its numbers, row by row. Weights are transposed to our (in, out).
"""
import torch

torch.set_default_dtype(torch.float64)
print("# made by elman.py with PyTorch", torch.__version__)


def line(name, tensor):
    print(name, *(repr(v) for v in tensor.detach().reshape(-1).tolist()))


for case, (steps, d, h, k, seed) in enumerate([(1, 2, 3, 2, 1), (7, 3, 4, 2, 2), (40, 5, 8, 6, 3)]):
    torch.manual_seed(seed)
    rnn = torch.nn.RNN(d, h)
    out = torch.nn.Linear(h, k)
    torch.nn.init.zeros_(rnn.bias_hh_l0)
    x = torch.randn(steps, d)
    start = torch.randn(1, h) * 0.5
    labels = torch.randint(0, k, (steps,))
    labels[::3] = -100                         # a third of the steps has no label
    labels[-1] = 0
    states, _ = rnn(x, start)
    outputs = out(states)
    loss = torch.nn.functional.cross_entropy(outputs, labels)
    loss.backward()
    print("case", steps, d, h, k)
    line("x", x)
    line("start", start)
    line("labels", torch.where(labels < 0, torch.tensor(-1), labels))
    for name, tensor in (("wx", rnn.weight_ih_l0), ("wh", rnn.weight_hh_l0), ("wy", out.weight)):
        line(name, tensor.T)
        line(name + ".gradient", tensor.grad.T)
    for name, tensor in (("b", rnn.bias_ih_l0), ("c", out.bias)):
        line(name, tensor)
        line(name + ".gradient", tensor.grad)
    line("states", states)
    line("outputs", outputs)
    line("loss", loss)
