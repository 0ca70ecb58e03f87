  def loss(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    start = torch.zeros([2, torch.size(x, 0), 256])
    w = [p[0], p[2], p[1], p[3], p[4], p[6], p[5], p[7]]
    h, last, cell = torch.lstm(x, [start, start], w, True, 2, 0., True, False, True)
    return torch.cross_entropy_loss(torch.linear(torch.select(h, 1, -1), p[8], p[9]), y)
