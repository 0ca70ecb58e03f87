"""Golden numbers for ConvLayerTest, made by PyTorch 1.13: the three gradients of a convolution in double, of numbers that
follow a rule which Java follows too. Run as `python3 conv_backward.py > ../resources/golden/conv_backward.txt`."""
import torch
import torch.nn.functional as F


def rule(k, *shape):
    """Number i of tensor k: a whole number from -1000 to 1000, over 1000."""
    count = 1
    for length in shape:
        count *= length
    i = torch.arange(count, dtype=torch.int64)
    return ((((i * 7919 + k * 104729) % 2001) - 1000).to(torch.float64) / 1000).reshape(shape)


for stride, padding, size in ((1, 1, 3), (2, 1, 3), (3, 0, 2), (2, 3, 4)):
    x, w, b = (rule(0, 1, 2, 7, 6).requires_grad_(), rule(1, 3, 2, size, size).requires_grad_(), rule(2, 3).requires_grad_())
    y = F.conv2d(x, w, b, stride, padding)
    (y * rule(3, *y.shape)).sum().backward()
    for name, tensor in (("map", y), ("input", x.grad), ("filters", w.grad), ("bias", b.grad)):
        print(stride, padding, size, name, " ".join(f"{v:.15g}" for v in tensor.flatten().tolist()))
