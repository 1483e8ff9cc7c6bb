import NumericsEngine
import Testing

@testable import TensorGraph

/// Convolution and its two derivatives against loops over their definition, for shapes drawn at random
/// and chosen ones, on one thread and on two.
///
/// The numbers are small and whole, so that every sum is exact in any order.
@Suite struct ConvolutionTests {
  struct Case: Sendable, CustomStringConvertible {
    let batch, rows, columns, channels, filterRows, filterColumns, outputs, stride: Int
    let padding: Padding

    var down: Int { count(rows, filterRows) }
    var across: Int { count(columns, filterColumns) }
    var above: Int { before(rows, filterRows, down) }
    var left: Int { before(columns, filterColumns, across) }

    var description: String {
      "[\(batch), \(rows), \(columns), \(channels)] ∗ [\(filterRows), \(filterColumns), \(channels), "
        + "\(outputs)], stride \(stride), \(padding)"
    }

    /// TensorFlow's rule: https://www.tensorflow.org/api_docs/python/tf/nn ("Notes on padding").
    private func count(_ extent: Int, _ size: Int) -> Int {
      padding == .valid ? (extent - size) / stride + 1 : (extent + stride - 1) / stride
    }

    private func before(_ extent: Int, _ size: Int, _ count: Int) -> Int {
      padding == .valid ? 0 : Swift.max((count - 1) * stride + size - extent, 0) / 2
    }
  }

  /// 1 × 1 images, one channel and 33, filters larger than the image, batches of 0, 1 and odd ones, and
  /// whole tiles of 14, 7, 4 and 2 rows with what is left.
  static var chosen: [Case] {
    var cases: [Case] = []
    for (batch, rows, columns) in [(1, 1, 1), (0, 3, 3), (3, 7, 4), (9, 2, 5), (1, 6, 14)] {
      for (channels, outputs) in [(1, 1), (3, 33), (33, 3), (1, 32), (16, 17)] {
        for (filterRows, filterColumns) in [(1, 1), (3, 3), (5, 2)] {
          for stride in 1...3 {
            cases.append(
              Case(
                batch: batch, rows: rows, columns: columns, channels: channels,
                filterRows: filterRows, filterColumns: filterColumns, outputs: outputs,
                stride: stride, padding: .same))
          }
        }
      }
    }
    return cases
  }

  static func drawn(_ count: Int, seed: UInt32) -> [Case] {
    var generator = RandomGenerator(seed: seed)
    var cases: [Case] = []
    while cases.count < count {
      let n = generator.integers(in: 1...9, count: 8)
      let extent = { [1, 3, 4, 8, 9, 15, 16, 17, 33][n[$0] - 1] }
      let check = Case(
        batch: n[0], rows: n[1], columns: n[2], channels: extent(3), filterRows: (n[4] + 1) / 2,
        filterColumns: (n[5] + 1) / 2, outputs: extent(6), stride: (n[7] + 2) / 3,
        padding: cases.count.isMultiple(of: 2) ? .same : .valid)
      if check.padding == .valid
        && (check.filterRows > check.rows || check.filterColumns > check.columns)
      {
        continue
      }
      cases.append(check)
    }
    return cases
  }

  @Test(arguments: [1, 2])
  func asDefined(threads: Int) throws {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = threads
    for check in Self.chosen + Self.drawn(60, seed: 3) {
      try compare(check, Float.self)
    }
    for check in Self.drawn(40, seed: 4) { try compare(check, Double.self) }
  }

  private func compare<Scalar: TensorScalar>(_ check: Case, _ type: Scalar.Type) throws {
    let x: NDArray<Scalar> = whole([check.batch, check.rows, check.columns, check.channels], 1)
    let w: NDArray<Scalar> = whole(
      [check.filterRows, check.filterColumns, check.channels, check.outputs], 2)
    let u: NDArray<Scalar> = whole([check.batch, check.down, check.across, check.outputs], 3)
    let graph = Graph<Scalar>()
    let (images, filters) = (graph.variable(x), graph.variable(w))
    let y = conv2d(images, filters, stride: check.stride, padding: check.padding)
    let gradients = graph.gradients(of: y, for: [images, filters], upstream: graph.constant(u))
    let session = Session(graph)
    let values = try session.run([y] + gradients)
    let expected = loops(check, x.elements, w.elements, u.elements)
    #expect(values[0].shape == u.shape, "\(check)")
    #expect(values[0].elements == expected.outputs, "\(check)")
    #expect(values[1].elements == expected.images, "\(check)")
    #expect(values[2].elements == expected.filters, "\(check)")
    // What an earlier run left in the memory does not matter.
    let again = try session.run([y] + gradients)
    #expect(again == values, "\(check)")
  }

  /// Whole numbers from −4 to 4.
  private func whole<Scalar: TensorScalar>(_ shape: [Int], _ start: Int) -> NDArray<Scalar> {
    let count = shape.reduce(1, *)
    return NDArray(shape: shape, elements: (0..<count).map { Scalar(($0 * 7 + start) % 9 - 4) })
  }

  private func loops<Scalar: TensorScalar>(
    _ check: Case, _ x: [Scalar], _ w: [Scalar], _ u: [Scalar]
  ) -> (outputs: [Scalar], images: [Scalar], filters: [Scalar]) {
    var outputs = [Scalar](repeating: 0, count: u.count)
    var images = [Scalar](repeating: 0, count: x.count)
    var filters = [Scalar](repeating: 0, count: w.count)
    for n in 0..<check.batch {
      for i in 0..<check.down {
        for j in 0..<check.across {
          for a in 0..<check.filterRows {
            for b in 0..<check.filterColumns {
              let row = i * check.stride + a - check.above
              let column = j * check.stride + b - check.left
              if row < 0 || row >= check.rows || column < 0 || column >= check.columns { continue }
              for c in 0..<check.channels {
                let place = ((n * check.rows + row) * check.columns + column) * check.channels + c
                let filter = ((a * check.filterColumns + b) * check.channels + c) * check.outputs
                let output = ((n * check.down + i) * check.across + j) * check.outputs
                for o in 0..<check.outputs {
                  outputs[output + o] += x[place] * w[filter + o]
                  images[place] += u[output + o] * w[filter + o]
                  filters[filter + o] += u[output + o] * x[place]
                }
              }
            }
          }
        }
      }
    }
    return (outputs, images, filters)
  }

  /// Every image, and every sum over images, is the same on any number of threads, to the last bit.
  @Test func threadsChangeNothing() throws {
    var generator = RandomGenerator(seed: 1)
    let graph = Graph<Float>()
    let normal = Initializer.normal(standardDeviation: 1)
    let x = graph.variable(shape: [37, 9, 10, 5], normal, using: &generator)
    let w = graph.variable(shape: [3, 3, 5, 20], normal, using: &generator)
    let y = conv2d(x, w, stride: 2, padding: .same)
    let wanted = [y] + graph.gradients(of: y, for: [x, w])
    let threads = Threads.count
    defer { Threads.count = threads }
    let values = try [1, 2, 3].map { count in
      Threads.count = count
      return try Session(graph).run(wanted)
    }
    #expect(values[0] == values[1] && values[1] == values[2])
  }
}
