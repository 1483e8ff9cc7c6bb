import NumericsEngine
import Testing

@testable import TensorGraph

/// Max pooling and its derivatives against loops, with many ties and NaN, for channels that fill blocks
/// and such that do not, on one thread and on two.
@Suite struct MaxPoolingTests {
  struct Case: Sendable, CustomStringConvertible {
    let batch, rows, columns, channels, size, stride: Int
    let padding: Padding
    var description: String {
      "[\(batch), \(rows), \(columns), \(channels)], \(size), stride \(stride), \(padding)"
    }
  }

  static var cases: [Case] {
    var cases: [Case] = []
    for (batch, rows, columns) in [(1, 1, 1), (0, 2, 2), (3, 5, 4), (5, 6, 7)] {
      for channels in [1, 3, 32, 33, 70] {
        for (size, stride) in [(1, 1), (2, 2), (3, 1), (2, 3), (4, 2)] {
          for padding in [Padding.same, .valid] {
            if padding == .valid && size > Swift.min(rows, columns) { continue }
            cases.append(
              Case(
                batch: batch, rows: rows, columns: columns, channels: channels, size: size,
                stride: stride, padding: padding))
          }
        }
      }
    }
    return cases
  }

  @Test(arguments: [1, 2])
  func asDefined(threads: Int) throws {
    let before = Threads.count
    defer { Threads.count = before }
    Threads.count = threads
    for check in Self.cases {
      try compare(check, Float.self)
      try compare(check, Double.self)
    }
  }

  private func compare<Scalar: TensorScalar>(_ check: Case, _ type: Scalar.Type) throws {
    let shape = [check.batch, check.rows, check.columns, check.channels]
    let count = shape.reduce(1, *)
    let x: NDArray<Scalar> = numbers(shape) { $0 % 41 == 40 ? .nan : Scalar($0 * 11 % 7 - 3) }
    let v: NDArray<Scalar> = numbers(shape) { Scalar($0 % 13) }
    let graph = Graph<Scalar>()
    let images = graph.variable(x)
    let y = maxPool(images, size: check.size, stride: check.stride, padding: check.padding)
    let outputs = y.shape.extents.compactMap { $0 }
    let u: NDArray<Scalar> = numbers(outputs) { Scalar($0 % 17 + 1) }
    let upstream = graph.variable(u)
    let gradient = graph.gradients(of: y, for: [images], upstream: upstream)[0]
    let picked = graph.gradients(of: gradient, for: [upstream], upstream: graph.constant(v))[0]
    let values = try Session(graph).run([y, gradient, picked])

    var (largest, spread, read) = (
      [Scalar](repeating: 0, count: u.count), [Scalar](repeating: 0, count: count),
      [Scalar](repeating: 0, count: u.count)
    )
    let (seen, given, others) = (x.elements, u.elements, v.elements)
    let window = Window(
      rows: check.size, columns: check.size, rowStride: check.stride, columnStride: check.stride,
      padding: check.padding)
    let places = WindowPlaces(window, image: shape)
    for n in 0..<check.batch {
      for i in 0..<places.down {
        for j in 0..<places.across {
          for c in 0..<check.channels {
            let candidates = places.rows(i).flatMap { row in
              places.columns(j).map { column in
                ((n * check.rows + row) * check.columns + column) * check.channels + c
              }
            }
            let best =
              candidates.first { seen[$0].isNaN }
              ?? candidates.reduce(candidates[0]) { seen[$1] > seen[$0] ? $1 : $0 }
            let output = ((n * places.down + i) * places.across + j) * check.channels + c
            largest[output] = seen[best]
            spread[best] += given[output]
            read[output] = others[best]
          }
        }
      }
    }
    let isSame = zip(values[0].elements, largest).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    #expect(isSame, "\(check)")
    #expect(values[1].elements == spread, "\(check)")
    #expect(values[2].elements == read, "\(check)")
  }

  private func numbers<Scalar: TensorScalar>(
    _ shape: [Int], _ number: (Int) -> Scalar
  ) -> NDArray<Scalar> {
    NDArray(shape: shape, elements: (0..<shape.reduce(1, *)).map(number))
  }
}
