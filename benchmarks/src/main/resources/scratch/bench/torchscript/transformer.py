  def loss(self: __torch__.Net, x: Tensor, y: Tensor, p: List[Tensor], b: List[Tensor]) -> Tensor:
    n = torch.linear(torch.layer_norm(x, [256], p[0], p[1]), p[2], p[3])
    n = torch.permute(torch.view(n, [8, 256, 3, 8, 32]), [2, 0, 3, 1, 4])
    a = torch.scaled_dot_product_attention(n[0], n[1], n[2])
    a = torch.reshape(torch.transpose(a, 1, 2), [8, 256, 256])
    h = torch.add(x, torch.linear(a, p[4], p[5]))
    f = torch.gelu(torch.linear(torch.layer_norm(h, [256], p[6], p[7]), p[8], p[9]))
    return torch.mse_loss(torch.add(h, torch.linear(f, p[10], p[11])), y)
