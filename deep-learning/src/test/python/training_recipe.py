"""What PyTorch makes of the schedules and of the gradient clipping of lesson 409, as text:
python3 training_recipe.py > ../resources/golden/training_recipe.txt"""
import torch
from torch.optim import lr_scheduler as S

STEPS = 70


def factors(name, make):
    w = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=1.0)
    schedule = make(optimizer)
    values = []
    for _ in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    print(name, *("%.12g" % v for v in values))


print("# made by training_recipe.py with PyTorch " + torch.__version__)
factors("step", lambda o: S.StepLR(o, 20, 0.5))
factors("exponential", lambda o: S.ExponentialLR(o, 0.95))
factors("linear", lambda o: S.LinearLR(o, 1.0, 0.1, 60))
# CosineAnnealingLR goes up again after T_max; up to there it is the same half cosine.
factors("cosine", lambda o: S.CosineAnnealingLR(o, 60, 0.02))
factors("warmupcosine", lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1.0, 9), S.CosineAnnealingLR(o, 50, 0.02)], [10]))
g = [torch.tensor([3.0, -4.0]), torch.tensor([[12.0, 0.5], [-0.25, 84.0]])]
for name, clip in (("norm", lambda p: torch.nn.utils.clip_grad_norm_(p, 5.0)),
                   ("loose", lambda p: torch.nn.utils.clip_grad_norm_(p, 100.0)),
                   ("value", lambda p: torch.nn.utils.clip_grad_value_(p, 5.0))):
    p = [torch.zeros_like(x, requires_grad=True) for x in g]
    for q, x in zip(p, g):
        q.grad = x.clone()
    clip(p)
    print(name, *("%.9g" % v for q in p for v in q.grad.flatten()))
