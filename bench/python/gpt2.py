"""A training step of GPT-2 small's shape: 12 layers of width 768, 12 heads, MLP 3072, a vocabulary of 50257, embeddings tied; batch 1 of 128
tokens with a target at each, AdamW 5e-5 with weight decay .01. Random weights, random tokens.

Written plainly in PyTorch, as Hugging Face's model works: queries, keys and values in one product, GELU by its tanh, no dropout; AdamW as
it comes (foreach would keep temporaries of every weight).
"""

import timing

args = timing.arguments("gpt2", 10)
torch = timing.torch(args)
nn, functional = torch.nn, torch.nn.functional

WIDTH, LAYERS, HEADS, VOCABULARY, POSITIONS, LENGTH, COUNT = 768, 12, 12, 50257, 1024, 128, 64


class Conv1D(nn.Module):
    """GPT-2's linear layer, stored in x out."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * 0.02)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x):
        return torch.addmm(self.bias, x.view(-1, x.size(-1)), self.weight).view(*x.shape[:-1], -1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.c_attn, self.c_proj = Conv1D(WIDTH, 3 * WIDTH), Conv1D(WIDTH, WIDTH)
        self.c_fc, self.c_out = Conv1D(WIDTH, 4 * WIDTH), Conv1D(4 * WIDTH, WIDTH)

    def forward(self, x, mask):
        q, k, v = (part.view(*x.shape[:2], HEADS, -1).transpose(1, 2) for part in self.c_attn(self.ln_1(x)).split(WIDTH, 2))
        scores = (q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5).masked_fill(mask, float("-inf"))
        x = x + self.c_proj((scores.softmax(-1) @ v).transpose(1, 2).flatten(2))
        return x + self.c_out(functional.gelu(self.c_fc(self.ln_2(x)), approximate="tanh"))


class Gpt2(nn.Module):
    def __init__(self):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        nn.init.normal_(self.wte.weight, std=0.02)
        nn.init.normal_(self.wpe.weight, std=0.02)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.ln_f = nn.LayerNorm(WIDTH)

    def forward(self, tokens):
        length = tokens.shape[1]
        mask = torch.ones(length, length).triu(1).bool()
        x = self.wte(tokens) + self.wpe(torch.arange(length))
        for layer in self.layers:
            x = layer(x, mask)
        return functional.linear(self.ln_f(x), self.wte.weight)


model = Gpt2()
optimiser = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0.01)
tokens = torch.randint(0, VOCABULARY, (COUNT, LENGTH))
targets = torch.randint(0, VOCABULARY, (COUNT, LENGTH))


def step(i):
    at = slice(i % COUNT, i % COUNT + 1)
    optimiser.zero_grad(set_to_none=True)
    loss = functional.cross_entropy(model(tokens[at]).flatten(0, 1), targets[at].flatten())
    loss.backward()
    optimiser.step()
    return loss.detach()


timing.run(args, step, f"PyTorch {torch.__version__}")
