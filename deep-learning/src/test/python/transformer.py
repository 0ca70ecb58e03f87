"""Numbers of PyTorch for the room `transformer`: outputs and gradients of attention and of whole blocks, in double.

    /usr/bin/python3 deep-learning/src/test/python/transformer.py > deep-learning/src/test/resources/golden/transformer.txt

A case is a line `case KIND` with its sizes; one line a tensor: name, then its numbers, row by row. The weights of linear
layers are transposed to our (in, out); `in_proj_weight` and its like stay (out, in). `g` is the gradient at the output.
"""
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
print("# made by transformer.py with PyTorch", torch.__version__)


def line(name, tensor):
    print(name, *(repr(round(v, 12)) for v in tensor.detach().reshape(-1).tolist()))


def parameters(module):
    for name, p in module.named_parameters():
        turned = name.split(".")[-2:] in (["out_proj", "weight"], ["linear1", "weight"], ["linear2", "weight"])
        line(name, p.T if turned else p)
        line(name + ".gradient", p.grad.T if turned else p.grad)


def shake(module):
    """Biases start at 0 and gains at 1: other numbers show more."""
    for name, p in module.named_parameters():
        if p.dim() == 1:
            p.data += 0.3 * torch.randn_like(p)


def leaf(*shape):
    return torch.randn(*shape, requires_grad=True)


def run(kind, sizes, module, inputs, call):
    shake(module)
    y = call()
    g = torch.randn_like(y)
    (y * g).sum().backward()
    print("case", kind, *sizes)
    for name, x in inputs.items():
        line(name, x)
        line(name + ".gradient", x.grad)
    parameters(module)
    line("y", y)
    line("g", g)


def causal(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool), diagonal=1)


def padding(lengths, n):
    return torch.arange(n)[None, :] >= torch.tensor(lengths)[:, None]


# kinds: 0 attention, 1 encoder layer, 2 decoder layer; sizes: batch, queries, keys, width, heads, ...
torch.manual_seed(1)
x = leaf(2, 5, 8)
mha = nn.MultiheadAttention(8, 2, batch_first=True)
run(0, (2, 5, 5, 8, 2, 8, 8, 1), mha, {"x": x}, lambda: mha(x, x, x, attn_mask=causal(5),
                                                           key_padding_mask=padding([5, 3], 5))[0])
line("weights", mha(x, x, x, attn_mask=causal(5), key_padding_mask=padding([5, 3], 5), average_attn_weights=False)[1])

x, k, v = leaf(2, 3, 6), leaf(2, 4, 5), leaf(2, 4, 7)
cross = nn.MultiheadAttention(6, 3, kdim=5, vdim=7, batch_first=True)
run(0, (2, 3, 4, 6, 3, 5, 7, 1), cross, {"x": x, "k": k, "v": v}, lambda: cross(x, k, v)[0])
line("weights", cross(x, k, v, average_attn_weights=False)[1])

x, k = leaf(1, 4, 6), leaf(1, 6, 6)
plain = nn.MultiheadAttention(6, 2, bias=False, batch_first=True)
run(0, (1, 4, 6, 6, 2, 6, 6, 0), plain, {"x": x, "k": k}, lambda: plain(x, k, k)[0])
line("weights", plain(x, k, k, average_attn_weights=False)[1])

for first in (True, False):
    for activation in ("gelu", "relu"):
        x = leaf(2, 5, 8)
        layer = nn.TransformerEncoderLayer(8, 2, 12, dropout=0, activation=activation, norm_first=first, batch_first=True,
                                           layer_norm_eps=1e-4)
        run(1, (2, 5, 5, 8, 2, 12, int(first), int(activation == "gelu")), layer, {"x": x},
            lambda: layer(x, src_mask=causal(5), src_key_padding_mask=padding([4, 5], 5)))

for first in (True, False):
    x, memory = leaf(2, 3, 8), leaf(2, 6, 8)
    layer = nn.TransformerDecoderLayer(8, 4, 10, dropout=0, activation="gelu", norm_first=first, batch_first=True)
    run(2, (2, 3, 6, 8, 4, 10, int(first), 1), layer, {"x": x, "k": memory},
        lambda: layer(x, memory, tgt_mask=causal(3), memory_key_padding_mask=padding([6, 2], 6)))
