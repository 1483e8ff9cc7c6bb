"""Layers in 60 digits, rounded once; and how a student's code fails where shapes do not fit."""

import numpy as np

from framework import NAN, PRECISE, Compound, Crash, LabError

ONE = PRECISE.mpf(1)
LAYER = "Layer(weights:biases:activation:)"
NETWORK = "TwoLayerNetwork(hiddenWeights:hiddenBiases:outputWeights:outputBiases:)"


def numbers(*rows):
    """An array of doubles from rows, or from numbers."""
    return np.array(rows, dtype=np.float64)


def activation(name):
    return Compound("." + name)


def layer(weights, biases, name):
    return Compound(LAYER, weights, biases, activation(name))


def network(hidden_weights, hidden_biases, output_weights, output_biases):
    return Compound(NETWORK, hidden_weights, hidden_biases, output_weights, output_biases)


def parts(layer):
    """Weights and biases in 60 digits, and the activation's name."""
    weights, biases, kind = layer
    return precise(weights), precise(biases), kind.name[1:]


def both_layers(network):
    """The network as a list of two layers."""
    first, second, third, fourth = network
    return [layer(first, second, "tanh"), layer(third, fourth, "sigmoid")]


def precise(array):
    return np.vectorize(PRECISE.mpf, otypes=[object])(array)


def rounded(array):
    """As doubles; what none can hold is 0."""
    return np.vectorize(lambda x: 0.0 if abs(x) < 1e-320 else float(x), otypes=[float])(array)


def fits(inputs, weights, biases):
    return (
        inputs.ndim == weights.ndim == 2 and biases.ndim == 1
        and inputs.shape[1] == weights.shape[1] and biases.shape[0] == weights.shape[0]
    )


def require(condition, code):
    if not condition:
        raise LabError(code)


def require_chain(inputs, layers):
    """Every layer takes what the one before it gives."""
    shape = inputs
    for weights, biases, _ in layers:
        require(fits(shape, weights, biases), "shapeMismatch")
        shape = np.zeros((inputs.shape[0], weights.shape[0]))


def trapping(function):
    """`function`, where shapes that do not fit stop the program."""

    def trapped(*args):
        try:
            return function(*args)
        except (ValueError, IndexError) as error:
            raise Crash from error

    return trapped


def product(left, right):
    """A matrix product, which numpy.matmul cannot do without rows or columns of such numbers."""
    if left.shape[-1] != right.shape[0]:
        raise Crash
    return np.dot(left, right) if left.shape[-1] else precise(np.zeros((len(left), right.shape[1])))


def sums(inputs, weights, biases):
    """X·Wᵀ + b: `[m, units]`"""
    try:
        return product(inputs, weights.T) + biases
    except ValueError as error:
        raise Crash from error


def each(function):
    return np.vectorize(function, otypes=[object])


sigmoid = each(lambda z: ONE / (1 + PRECISE.exp(-z)))
tanh = each(PRECISE.tanh)
relu = each(lambda z: 0 * ONE if z <= 0 else z)  # NaN stays
step = each(lambda z: ONE if z >= 0 else 0 * ONE)


def softmax(z, axis=1):
    """Along an axis; `None` is over everything."""
    if z.size == 0:
        return z
    powers = each(PRECISE.exp)(z)
    return powers / powers.sum(axis=axis, keepdims=True)


FUNCTIONS = {
    "identity": lambda z: z, "step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu,
    "softmax": softmax,
}
# The derivatives, from the outputs.
SLOPES = {
    "identity": lambda o: 0 * o + ONE, "sigmoid": lambda o: o * (1 - o),
    "tanh": lambda o: 1 - o * o, "relu": each(lambda o: ONE if o > 0 else 0 * ONE),
}


def outputs_of(inputs, layers, functions=FUNCTIONS, sums=sums):
    """Every layer's outputs in 60 digits."""
    outputs = precise(inputs)
    results = []
    for one in layers:
        weights, biases, name = parts(one)
        outputs = functions[name](sums(outputs, weights, biases))
        results.append(outputs)
    return results


# What students write for W·ᵀ and b, where shapes allow it.


def without_bias(inputs, weights, biases):
    return product(inputs, weights.T)


def not_transposed(inputs, weights, biases):
    return sums(inputs, weights.T, biases)


def reshaped(inputs, weights, biases):
    return sums(inputs, weights.reshape(weights.shape[::-1]).T, biases)


def bias_by_row(inputs, weights, biases):
    return sums(inputs, weights, biases[:, None])


def bias_by_row_index(inputs, weights, biases):
    """In loops: b[i] for row i, which need not be there."""
    if len(inputs) > len(biases):
        raise Crash
    return sums(inputs, weights, 0 * biases) + biases[:len(inputs), None]


def bias_for_each_product(inputs, weights, biases):
    return sums(inputs, weights, biases * inputs.shape[1])


def bias_subtracted(inputs, weights, biases):
    return sums(inputs, weights, -biases)


def quotient(numerator, denominator):
    """In doubles, where ∞ / ∞ is NaN."""
    with np.errstate(all="ignore"):
        return np.float64(numerator) / np.float64(denominator)


def double_exponential(z):
    """e^z as a double: ∞ beyond what one holds."""
    return float(PRECISE.exp(z)) if z < 709 else np.inf


def overflowing_sigmoid(z):
    power = double_exponential(z)
    return PRECISE.mpf(NAN) if np.isinf(power) else power / (ONE + PRECISE.mpf(power))
