"""The papers' search for the circuit of a label as they do it, in PyTorch, on a sample of weights: circuits_plain.py RUN --label Y.

From the last matrix to the first each weight is set to 0 and restored if the cross-entropy on the class's test images rises above the
original's; for every weight all of them go through the pruned network and the original. Weights are read from the run's
model.safetensors, images from UNMESH_DATA. Prints a line of JSON, as PlainCircuitTiming does.
"""

import timing

parser = timing.parser("the plain search for a circuit, on a sample of weights")
parser.add_argument("run", help="of an MLP on MNIST or a conv net of one block on CIFAR-10, without biases behind it")
parser.add_argument("--label", type=int, default=8)
parser.add_argument("--weights", type=int, default=30, help="how many to time, spread over the matrices")
parser.add_argument("--data-dir")
args = timing.parsed(parser)
torch = timing.torch(args)

import gzip
import json
import os
import pathlib
import statistics
import struct
import time

functional = torch.nn.functional


def safetensors(path):
    """A header of JSON after its length in eight bytes, then the values."""
    content = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    tensors = {}
    for name, entry in json.loads(content[8 : 8 + length]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            tensors[name] = torch.frombuffer(bytearray(content[begin:end]), dtype=torch.float32).reshape(entry["shape"])
    return tensors


def mnist(folder):
    images = gzip.decompress((folder / "mnist/t10k-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((folder / "mnist/t10k-labels-idx1-ubyte.gz").read_bytes())[8:]
    pixels = torch.frombuffer(bytearray(images), dtype=torch.uint8).reshape(-1, 784).float() / 255
    return (pixels - 0.1307) / 0.3081, torch.tensor(list(labels))


def cifar(folder):
    content = bytearray((folder / "cifar-10-batches-bin/test_batch.bin").read_bytes())
    rows = torch.frombuffer(content, dtype=torch.uint8).reshape(-1, 3073)
    return rows[:, 1:].float().reshape(-1, 3, 32, 32) / 255, rows[:, 0].long()


def forward(tensors, x):
    if "conv1.weight" in tensors:
        x = functional.conv2d(x, tensors["conv1.weight"], tensors["conv1.bias"], padding=1)
        x = functional.max_pool2d(functional.relu(x), 2).flatten(1)
    for name in matrices[:-1]:
        x = functional.relu(functional.linear(x, tensors[name]))
    return functional.linear(x, tensors[matrices[-1]])


def loss(tensors):
    return functional.cross_entropy(forward(tensors, images), labels).item()


model = pathlib.Path(args.run) / "model.safetensors"
pruned, original = safetensors(model), safetensors(model)
matrices = sorted((name for name, tensor in pruned.items() if tensor.dim() == 2), key=lambda name: int(name[2:-7]))
folder = pathlib.Path(args.data_dir or os.environ["UNMESH_DATA"])
pixels, classes = (cifar if "conv1.weight" in pruned else mnist)(folder)
images = pixels[classes == args.label].contiguous()
labels = torch.full((len(images),), args.label)


def milliseconds(weights, at):
    """One weight of the plain algorithm; the weight is put back, so that every sample sees the same network."""
    before = weights[at].item()
    start = time.perf_counter()
    weights[at] = 0
    if loss(pruned) > loss(original):
        weights[at] = before
    took = (time.perf_counter() - start) * 1e3
    weights[at] = before
    return took


times = []
with torch.no_grad():
    for i in range(-3, args.weights):
        place = max(i, 0)
        weights = pruned[matrices[-1 - place * len(matrices) // args.weights]].view(-1)
        took = milliseconds(weights, len(weights) * (place * 7919 % args.weights) // args.weights)
        times += [took] if i >= 0 else []
    bound = loss(original)
print(
    json.dumps(
        {
            "engine": f"PyTorch {torch.__version__}",
            "threads": args.threads,
            "weights": sum(pruned[name].numel() for name in matrices),
            "images": len(images),
            "sample": args.weights,
            "medianMs": statistics.median(times),
            "meanMs": statistics.fmean(times),
            "bound": bound,
        }
    )
)
