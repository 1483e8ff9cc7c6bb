import NumericsEngine

/// Elementwise operations, reductions and softmax on 10⁷ numbers, `[4000, 2500]`.
func measureElementwise<Scalar: RealElement>(
  _ stopwatch: Stopwatch, _ type: Scalar.Type, name: String
) {
  let prefix = "elementwise/\(name)/"
  guard stopwatch.family.isEmpty || prefix.hasPrefix(stopwatch.family) else { return }
  var generator = RandomGenerator(seed: 0)
  let numbers = generator.normal(count: 10_000_000).map(Scalar.init)
  let a = NDArray(shape: [4000, 2500], elements: numbers)
  let b = NDArray(shape: a.shape, elements: a[Slice(step: -1)].elements)
  let c = NDArray(shape: a.shape, elements: a[.all, Slice(step: -1)].elements)
  let row = a.row(0)
  var out = NDArray<Scalar>(repeating: 0, shape: a.shape)

  stopwatch.measure(prefix + "a*b+c") { a * b + c }
  stopwatch.measure(prefix + "a*b+c (out=)") { multiplyAdd(a, b, c, into: &out) }
  stopwatch.measure(prefix + "a+row (broadcast)") { a + row }
  stopwatch.measure(prefix + "exp") { exp(a) }
  stopwatch.measure(prefix + "sigmoid") { sigmoid(a) }
  stopwatch.measure(prefix + "tanh") { tanh(a) }
  stopwatch.measure(prefix + "relu") { relu(a) }
  stopwatch.measure(prefix + "log(|a|)") { log(abs(a)) }
  stopwatch.measure(prefix + "exp (out=)") { exp(a, into: &out) }
  stopwatch.measure(prefix + "tanh (out=)") { tanh(a, into: &out) }
  stopwatch.measure(prefix + "relu (out=)") { relu(a, into: &out) }
  stopwatch.measure(prefix + "sigmoid (out=)") { sigmoid(a, into: &out) }
  stopwatch.measure(prefix + "exp") { exp(a) }
  stopwatch.measure(prefix + "sigmoid") { sigmoid(a) }
  stopwatch.measure(prefix + "tanh") { tanh(a) }
  stopwatch.measure(prefix + "relu") { relu(a) }
  stopwatch.measure(prefix + "log(|a|)") { log(abs(a)) }
  stopwatch.measure(prefix + "exp (out=)") { exp(a, into: &out) }
  stopwatch.measure(prefix + "sigmoid (out=)") { sigmoid(a, into: &out) }
  stopwatch.measure(prefix + "tanh (out=)") { tanh(a, into: &out) }
  stopwatch.measure(prefix + "relu (out=)") { relu(a, into: &out) }

  stopwatch.measure(prefix + "sum all") { a.sum() }
  stopwatch.measure(prefix + "sum axis0") { a.sum(axis: 0) }
  stopwatch.measure(prefix + "sum axis1") { a.sum(axis: 1) }
  stopwatch.measure(prefix + "mean") { a.mean() }
  stopwatch.measure(prefix + "var") { a.variance() }
  stopwatch.measure(prefix + "std") { a.standardDeviation() }
  stopwatch.measure(prefix + "argmax rows") { a.argmax(axis: 1) }
  stopwatch.measure(prefix + "softmax rows") { softmax(a, axis: 1) }
  stopwatch.measure(prefix + "transpose copy") { a.transposed.contiguous() }
}
