import NumericsEngine

/// A product `[m, k] · [k, n]`; an operand may lie transposed.
private struct Product {
  let name: String
  let m, n, k: Int
  var transposeA = false
  var transposeB = false
}

private let squares = [256, 512, 1024, 2048].map { Product(name: "\($0)", m: $0, n: $0, k: $0) }

/// The shapes of the labs, with batches of 128.
private let labShapes = [
  Product(name: "mlp_fc1_fwd 128x784.784x512", m: 128, n: 512, k: 784),
  Product(name: "mlp_fc2_fwd 128x512.512x10", m: 128, n: 10, k: 512),
  Product(name: "mlp_fc1_dW 784x128.128x512", m: 784, n: 512, k: 128, transposeA: true),
  Product(name: "mlp_fc2_dX 128x10.10x512", m: 128, n: 512, k: 10, transposeB: true),
  Product(name: "softmax_fwd 128x784.784x10", m: 128, n: 10, k: 784),
  Product(name: "softmax_dW 784x128.128x10", m: 784, n: 10, k: 128, transposeA: true),
  Product(name: "conv1_fwd 100352x25.25x32", m: 100_352, n: 32, k: 25),
  Product(name: "conv1_dW 25x100352.100352x32", m: 25, n: 32, k: 100_352, transposeA: true),
  Product(name: "conv2_fwd 25088x800.800x64", m: 25_088, n: 64, k: 800),
  Product(name: "conv2_dW 800x25088.25088x64", m: 800, n: 64, k: 25_088, transposeA: true),
  Product(name: "conv2_dcol 25088x64.64x800", m: 25_088, n: 800, k: 64, transposeB: true),
  Product(name: "cnn_fc1_fwd 128x3136.3136x1024", m: 128, n: 1024, k: 3136),
  Product(name: "cnn_fc1_dW 3136x128.128x1024", m: 3136, n: 1024, k: 128, transposeA: true),
  Product(name: "cnn_fc1_dX 128x1024.1024x3136", m: 128, n: 3136, k: 1024, transposeB: true),
  Product(name: "knn_block 1000x784.784x60000", m: 1000, n: 60_000, k: 784, transposeB: true),
]

/// Matrix products into an existing result.
func measureProducts(_ stopwatch: Stopwatch) {
  for product in squares + labShapes { measure(product, Float.self, "f32", stopwatch) }
  for product in squares { measure(product, Double.self, "f64", stopwatch) }
}

private func measure<Scalar: RealElement>(
  _ product: Product, _ type: Scalar.Type, _ typeName: String, _ stopwatch: Stopwatch
) {
  let name = "gemm/\(typeName)/\(product.name)"
  guard stopwatch.wants(name) else { return }
  let (m, n, k) = (product.m, product.n, product.k)
  var generator = RandomGenerator(seed: 1)
  func matrix(_ rows: Int, _ columns: Int) -> NDArray<Scalar> {
    NDArray(
      shape: [rows, columns], elements: generator.normal(count: rows * columns).map(Scalar.init))
  }
  let a = product.transposeA ? matrix(k, m).transposed : matrix(m, k)
  let b = product.transposeB ? matrix(n, k).transposed : matrix(k, n)
  var c = NDArray<Scalar>(repeating: 0, shape: [m, n])
  let operations = 2 * Double(m) * Double(n) * Double(k)
  stopwatch.measure(name, operations: operations) { gemm(a, b, into: &c) }
}
