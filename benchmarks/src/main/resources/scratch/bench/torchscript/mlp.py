  def loss(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    h = torch.relu(torch.linear(x, p[0], p[1]))
    h = torch.relu(torch.linear(h, p[2], p[3]))
    return torch.cross_entropy_loss(torch.linear(h, p[4], p[5]), y)
