  def loss(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    h = torch.max_pool2d(torch.relu(torch.conv2d(x, p[0], p[1], [1, 1], [2, 2])), [2, 2])
    h = torch.max_pool2d(torch.relu(torch.conv2d(h, p[2], p[3])), [2, 2])
    h = torch.relu(torch.linear(torch.flatten(h, 1), p[4], p[5]))
    h = torch.relu(torch.linear(h, p[6], p[7]))
    return torch.cross_entropy_loss(torch.linear(h, p[8], p[9]), y)
