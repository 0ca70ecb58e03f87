  def layer(self: __torch__.Net, x: Tensor, p: List[Tensor], b: List[Tensor], i: int, stride: int, padding: int) -> Tensor:
    h = torch.conv2d(x, p[3 * i], None, [stride, stride], [padding, padding])
    return torch.batch_norm(h, p[3 * i + 1], p[3 * i + 2], b[2 * i], b[2 * i + 1], True, 0.1, 1e-05, True)
  def loss(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    h = torch.relu((self).layer(x, p, b, 0, 1, 1, ))
    i = 1
    for block in range(9):
      if block == 3 or block == 6:
        s = (self).layer(h, p, b, i + 2, 2, 0, )
        stride = 2
      else:
        s = h
        stride = 1
      f = torch.relu((self).layer(h, p, b, i, stride, 1, ))
      h = torch.relu(torch.add((self).layer(f, p, b, i + 1, 1, 1, ), s))
      i = i + stride + 1
    return torch.cross_entropy_loss(torch.linear(torch.mean(h, [2, 3]), p[3 * i], p[3 * i + 1]), y)
