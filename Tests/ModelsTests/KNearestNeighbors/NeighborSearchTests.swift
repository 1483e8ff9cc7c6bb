import NumericsEngine
import Testing

@testable import Models

/// All ways of searching against the definition. Whole numbers make every sum exact, so that not
/// one index may differ; and so few of them that there are many ties.
@Suite struct NeighborSearchTests {
  /// Around the panels of 64 rows, their chunks of 256, blocks of 960 points, chunks of 2048 rows.
  static let shapes: [(rows: Int, points: Int, columns: Int)] = [
    (2, 1, 1), (3, 5, 2), (63, 9, 16), (64, 9, 17), (65, 13, 18), (255, 10, 19), (256, 97, 20),
    (257, 8, 33), (2049, 9, 17), (4, 961, 17), (66, 9, 784),
  ]

  @Test(arguments: shapes)
  func everyWayFindsTheSame(rows: Int, points: Int, columns: Int) throws {
    try check(Float.self, rows, points, columns)
    try check(Double.self, rows, points, columns)
  }

  private func check<Scalar: RealElement>(
    _ type: Scalar.Type, _ rows: Int, _ points: Int, _ columns: Int
  ) throws {
    var generator = RandomGenerator(seed: UInt32(rows * 1000 + columns))
    func bytes(_ count: Int, upTo largest: Int) -> NDArray<Scalar> {
      NDArray(
        shape: [count, columns],
        elements: (0..<count * columns).map { _ in
          Scalar(Int.random(in: 0...largest, using: &generator))
        })
    }
    for largest in [1, 255] {
      let (examples, others) = (bytes(rows, upTo: largest), bytes(points, upTo: largest))
      for metric in KNearestNeighbors<Scalar>.Metric.allCases {
        let most = rows <= 66 ? rows : 9
        let slow = SlowNeighbors(of: others, among: examples, count: most, metric: metric)
        for count in Set([1, 2, most]) {
          let expected = slow.first(count)
          for multipliesBytes in metric == .euclidean ? [true, false] : [false] {
            let model = try KNearestNeighbors.fit(
              examples, (0..<rows).map { $0 % 2 },
              settings: .init(neighbors: count, metric: metric), multipliesBytes: multipliesBytes)
            let found = try model.neighbors(of: others)
            let comment: Comment = "\(metric), k = \(count), bytes: \(multipliesBytes)"
            #expect(found.indices.shape == [points, count], comment)
            #expect(found.indices.elements == expected.indices, comment)
            let distances: [Scalar] =
              switch metric {
              case .euclidean: expected.measures.map { Scalar($0.squareRoot()) }
              case .manhattan: expected.measures.map { Scalar($0) }
              case .hamming: expected.measures.map { Scalar($0 / Double(columns)) }
              }
            #expect(found.distances.elements == distances, comment)
          }
        }
      }
    }
  }

  /// Products in Float would have errors of millions here; what decides are the differences.
  @Test func rowsFarFromZeroKeepTheirOrder() throws {
    var generator = RandomGenerator(seed: 5)
    func far(_ count: Int) -> NDArray<Float> {
      NDArray(
        shape: [count, 40],
        elements: (0..<count * 40).map { _ in
          8_000_000 + Float(Int.random(in: 0...8, using: &generator))
        })
    }
    let (examples, others) = (far(500), far(20))
    let found = try neighbors(of: others, among: examples, count: 7)
    let expected = SlowNeighbors(of: others, among: examples, count: 7, metric: .euclidean)
    #expect(found.indices.elements == expected.indices)
  }

  /// Two groups far apart: their mean is far from both, and moving there does not help.
  @Test func groupsFarFromTheirMeanKeepTheirOrder() throws {
    var generator = RandomGenerator(seed: 6)
    func far(_ count: Int) -> NDArray<Float> {
      NDArray(
        shape: [count, 40],
        elements: (0..<count * 40).map {
          ($0 / 40 % 2 == 0 ? 4_000_000 : -4_000_000)
            + Float(Int.random(in: 0...8, using: &generator))
        })
    }
    let (examples, others) = (far(500), far(20))
    let found = try neighbors(of: others, among: examples, count: 7)
    let expected = SlowNeighbors(of: others, among: examples, count: 7, metric: .euclidean)
    #expect(found.indices.elements == expected.indices)
  }

  /// What is infinite is equally far, and comes in the order of the indices.
  @Test func squaresBeyondAllNumbersAreTies() throws {
    for columns in [2, 20] {
      let rows = [1e300, -1e300, 0.5, 1e300].map { [Double](repeating: $0, count: columns) }
      let points = NDArray<Double>(repeating: 0, shape: [9, columns])
      let found = try neighbors(of: points, among: NDArray(rows), count: 4)
      #expect(found.indices.row(8).elements == [2, 0, 1, 3])
      #expect(found.distances.row(8).elements.dropFirst().allSatisfy { $0 == .infinity })
    }
    // Squares that exceed Float, but not Double.
    let rows = [3e30, 2e30, 1e30].map { [Float](repeating: $0, count: 20) }
    let found = try neighbors(
      of: NDArray(repeating: 0, shape: [9, 20]), among: NDArray(rows), count: 3)
    #expect(found.indices.row(8).elements == [2, 1, 0])
  }

  /// Squares, and sums in their products, that exceed Float, or nearly so.
  @Test(arguments: 17...38) func productsBeyondFloatKeepTheOrder(exponent: Int) throws {
    var generator = RandomGenerator(seed: UInt32(exponent))
    func large(_ count: Int) -> NDArray<Float> {
      NDArray(
        shape: [count, 20],
        elements: (0..<count * 20).map { _ in
          Float("\(generator.integer(in: -999...999))e\(exponent - 3)") ?? 0
        })
    }
    for _ in 0..<20 {
      let (examples, others) = (large(60), large(12))
      let found = try neighbors(of: others, among: examples, count: 5)
      let expected = SlowNeighbors(of: others, among: examples, count: 5, metric: .euclidean)
      // What the slow sums cannot tell apart is either's order.
      let measures = zip(found.distances.elements, expected.measures)
      #expect(measures.allSatisfy { $0 == Float($1.squareRoot()) })
      #expect(zip(found.indices.elements, expected.indices).count { $0 != $1 } <= 2)
    }
  }

  /// Squares below the smallest number are 0, and the differences still tell.
  @Test func smallNumbersKeepTheirOrder() throws {
    let rows = [3e-30, 2e-30, 1e-30].map { [Float](repeating: $0, count: 20) }
    let found = try neighbors(
      of: NDArray(repeating: 0, shape: [9, 20]), among: NDArray(rows), count: 3)
    #expect(found.indices.row(8).elements == [2, 1, 0])
  }

  @Test func equalRowsComeInTheOrderOfTheirIndices() throws {
    for value in [7, 0.5] {
      let rows = NDArray<Double>(repeating: value, shape: [3000, 20])
      let found = try neighbors(of: rows[..<9], among: rows, count: 5)
      #expect(found.indices.elements == (0..<45).map { $0 % 5 })
      #expect(found.distances.elements.allSatisfy { $0 == 0 })
    }
  }

  /// A block of points that are not bytes, and one that is, among rows of bytes.
  @Test func pointsNeedNotBeBytes() throws {
    var generator = RandomGenerator(seed: 8)
    let rows = NDArray(
      shape: [300, 18],
      elements: (0..<300 * 18).map { _ in Float(Int.random(in: 0...255, using: &generator)) })
    var points = NDArray(concatenating: [rows, rows, rows, rows], axis: 0)
    for value in [0.5, -1, 256] as [Float] {
      points[7, 3] = value
      let found = try neighbors(of: points, among: rows, count: 4)
      let expected = SlowNeighbors(of: points, among: rows, count: 4, metric: .euclidean)
      #expect(found.indices.elements == expected.indices)
    }
  }

  @Test func viewsAreReadAsTheyAre() throws {
    var generator = RandomGenerator(seed: 9)
    let table = generator.normal(shape: [20, 90])
    let found = try neighbors(
      of: table.transposed[60...], among: table.transposed[..<60], count: 3)
    let copied = try neighbors(
      of: table.transposed.contiguous()[60...], among: table.transposed.contiguous()[..<60],
      count: 3)
    #expect(found == copied)
    #expect(
      found.indices.elements
        == SlowNeighbors(
          of: table.transposed[60...], among: table.transposed[..<60], count: 3,
          metric: .euclidean
        ).indices)
  }

  @Test func threadsDoNotMatter() throws {
    var generator = RandomGenerator(seed: 10)
    let (rows, points) = (generator.normal(shape: [700, 24]), generator.normal(shape: [200, 24]))
    let threads = Threads.count
    defer { Threads.count = threads }
    var results: [KNearestNeighbors<Double>.Neighbors] = []
    for count in [1, 2] {
      Threads.count = count
      results.append(try neighbors(of: points, among: rows, count: 6))
    }
    #expect(results[0] == results[1])
  }

  private func neighbors<Scalar: RealElement>(
    of points: NDArray<Scalar>, among rows: NDArray<Scalar>, count: Int
  ) throws -> KNearestNeighbors<Scalar>.Neighbors {
    try KNearestNeighbors.fit(
      rows, (0..<rows.shape[0]).map { $0 % 2 }, settings: .init(neighbors: count)
    ).neighbors(of: points)
  }
}
