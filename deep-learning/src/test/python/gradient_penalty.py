"""Writes ../resources/golden/gradient_penalty.txt: the gradient penalty of a small critic and its gradient at every weight, by
PyTorch's gradient of a gradient (create_graph=True), in double precision. The numbers are sines, so that Java makes the same ones.

    python3 gradient_penalty.py        (PyTorch 1.13)
"""
import pathlib
import torch

torch.set_default_dtype(torch.float64)


def sines(start, *shape):
    n = 1
    for s in shape:
        n *= s
    return torch.sin(torch.arange(start, start + n, dtype=torch.float64) * 1.7).reshape(shape)


D, H, N = 2, 5, 7
w1, b1 = sines(1, D, H).requires_grad_(), sines(100, H).mul(0.1).requires_grad_()
w2, b2 = sines(200, H, H).requires_grad_(), sines(300, H).mul(0.1).requires_grad_()
w3 = sines(400, H, 1).requires_grad_()
x = sines(500, N, D).requires_grad_()
leaky = torch.nn.LeakyReLU(0.2)
score = leaky(leaky(x @ w1 + b1) @ w2 + b2) @ w3
slope, = torch.autograd.grad(score.sum(), x, create_graph=True)
penalty = ((slope.norm(dim=1) - 1) ** 2).mean()
penalty.backward()
lines = [f"# PyTorch {torch.__version__}", f"penalty {penalty.item()!r}"]
for name, v in [("slope", slope), ("w1", w1.grad), ("b1", b1.grad), ("w2", w2.grad), ("b2", b2.grad), ("w3", w3.grad)]:
    v = torch.zeros(H) if v is None else v
    lines.append(name + " " + " ".join(repr(t) for t in v.detach().flatten().tolist()))
pathlib.Path(__file__).parent.parent.joinpath("resources/golden/gradient_penalty.txt").write_text("\n".join(lines) + "\n")
