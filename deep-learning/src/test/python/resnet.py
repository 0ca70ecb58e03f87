"""Golden numbers for ResNetTest, made by PyTorch 1.13: residual networks with torchvision's names, whose weights follow a
rule that Java follows too. Run as `python3 resnet.py > ../resources/golden/resnet.txt`."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)


class Block(nn.Module):
    def __init__(self, cin, inside, stride, bottleneck):
        super().__init__()
        cout = inside * (4 if bottleneck else 1)
        sizes = [(cin, inside, 1, 1), (inside, inside, 3, stride), (inside, cout, 1, 1)] if bottleneck else [
            (cin, inside, 3, stride), (inside, inside, 3, 1)]
        self.count = len(sizes)
        for i, (a, b, k, s) in enumerate(sizes):
            setattr(self, f"conv{i + 1}", nn.Conv2d(a, b, k, s, k // 2, bias=False))
            setattr(self, f"bn{i + 1}", nn.BatchNorm2d(b))
        if stride != 1 or cin != cout:
            self.downsample = nn.Sequential(nn.Conv2d(cin, cout, 1, stride, bias=False), nn.BatchNorm2d(cout))
        else:
            self.downsample = None

    def forward(self, x):
        y = x
        for i in range(self.count):
            y = getattr(self, f"bn{i + 1}")(getattr(self, f"conv{i + 1}")(y))
            if i + 1 < self.count:
                y = F.relu(y)
        return F.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet(nn.Module):
    def __init__(self, bottleneck, blocks, width, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        cin = width
        for stage, count in enumerate(blocks):
            layers = []
            for i in range(count):
                layers.append(Block(cin, width << stage, 2 if stage > 0 and i == 0 else 1, bottleneck))
                cin = (width << stage) * (4 if bottleneck else 1)
            setattr(self, f"layer{stage + 1}", nn.Sequential(*layers))
        self.fc = nn.Linear(cin, classes)

    def forward(self, x):
        y = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            y = stage(y)
        return self.fc(y.mean((2, 3)))


def rule(k, count):
    """Number i of tensor k: a whole number from -1000 to 1000, over 1000."""
    i = torch.arange(count, dtype=torch.int64)
    return (((i * 7919 + k * 104729) % 2001) - 1000).to(torch.float64) / 1000


def fill(net):
    k = 0
    for name, tensor in net.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        k += 1
        numbers = rule(k, tensor.numel())
        if name.endswith("running_var"):
            numbers = 1 + numbers / 2
        elif tensor.dim() == 1 and name.endswith("weight"):
            numbers = 1 + numbers / 4
        elif tensor.dim() > 1:
            numbers = numbers * 2 / (tensor.numel() // tensor.shape[0]) ** 0.5
        else:
            numbers = numbers / 4
        tensor.copy_(numbers.reshape(tensor.shape).to(torch.float32))


for title, bottleneck, blocks in (("basic", False, (2, 2, 2, 2)), ("bottleneck", True, (1, 2, 2, 1))):
    net = ResNet(bottleneck, blocks, 4, 5)
    with torch.no_grad():
        fill(net)
    x = rule(0, 2 * 3 * 48 * 40).reshape(2, 3, 48, 40).to(torch.float32)
    print(title, "names", " ".join(n for n in net.state_dict() if not n.endswith("num_batches_tracked")))
    net.eval()
    with torch.no_grad():
        print(title, "eval", " ".join(f"{v:.8g}" for v in net(x).flatten().tolist()))
    net.train()
    logits = net(x)
    print(title, "train", " ".join(f"{v:.8g}" for v in logits.flatten().tolist()))
    F.cross_entropy(logits, torch.tensor([3, 1])).backward()
    for name in ("conv1.weight", "layer2.0.downsample.0.weight", "layer3.0.conv2.weight", "bn1.bias", "fc.weight"):
        g = dict(net.named_parameters())[name].grad.flatten()
        print(title, "gradient", name, " ".join(f"{v:.8g}" for v in [g.norm().item()] + g[:4].tolist()))
    print(title, "running", " ".join(f"{v:.8g}" for v in net.layer1[0].bn1.running_mean.tolist()
                                     + net.layer1[0].bn1.running_var.tolist()))
