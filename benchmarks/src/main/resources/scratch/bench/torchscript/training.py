class Net(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def gradients(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor], g: List[Tensor]) -> Tensor:
    loss = (self).loss(x, y, p, b, )
    slopes = torch.autograd.grad([loss], p)
    for i in range(torch.len(p)):
      torch.set_(g[i], unchecked_cast(Tensor, slopes[i]))
    return torch.detach(loss)
  def adam(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]) -> Tensor:
    loss = (self).loss(x, y, p, b, )
    slopes = torch.autograd.grad([loss], p)
    w = annotate(List[Tensor], [])
    g = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      torch.append(w, torch.detach(p[i]))
      torch.append(g, unchecked_cast(Tensor, slopes[i]))
    torch._foreach_add_(t, 1)
    torch._fused_adam_(w, g, m, v, annotate(List[Tensor], []), t, lr=0.001, beta1=0.9, beta2=0.999, weight_decay=0., eps=1e-08, amsgrad=False, maximize=False)
    return torch.detach(loss)
