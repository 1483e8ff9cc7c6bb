import NumericsEngine

/// Searches by products of matrices, in which most of the work of Euclidean distances is:
///
/// ```
/// |a − b|² = |a|² + |b|² − 2 a·b
/// ```
/// What the products say is rounded, all the more the farther the rows are from 0; so points and
/// rows are first moved to where the rows have their mean. A row whose rounded distance is, but for
/// the largest error it can have, below that of the neighbours found so far, is then measured from
/// the differences, in `Double`; only that decides.
///
/// With u the unit roundoff, n columns, γ = nu / (1 − nu), A the length of a point and N that of the
/// longest row, the error of `|b|² − 2 a·b` is below
///
/// ```
/// 2 γ A N + 8 u (A + N)²
/// ```
/// for any order of summation: γ |a|·|b| is the error of a product (N. J. Higham, Accuracy and
/// Stability of Numerical Algorithms, 2nd ed., section 3.1); the differences from the mean bring
/// 4 u A N, the lengths, the sum and its limit the rest.
struct CenteredRows<Scalar: RealElement> {
  /// `[rows, columns]`, row-major.
  private let rows: NDArray<Scalar>
  /// `[columns]`
  private let center: NDArray<Scalar>
  /// The squares of the rows' lengths: `[rows]`.
  private let squares: NDArray<Scalar>
  /// The length of the longest row.
  private let longest: Double
  private let kernels = NeighborKernels<Scalar>.kernels()

  /// So many rows make products large enough for all cores, and a block of distances of a few
  /// million.
  private static var chunk: Int { 2048 }

  init(_ rows: NDArray<Scalar>) {
    self.rows = rows
    center = rows.mean(axis: 0)
    let squares = Self.squares(of: rows, from: center, kernels)
    self.squares = NDArray<Scalar>(squares)
    longest = squares.max().squareRoot()
  }

  private static func squares(
    of rows: NDArray<Scalar>, from center: NDArray<Scalar>, _ kernels: NeighborKernels<Scalar>
  ) -> NDArray<Double> {
    let (count, columns) = (rows.shape[0], rows.shape[1])
    return NDArray<Double>(shape: [count]) { squares in
      rows.read { rows in
        center.read { center in
          parallel(count: count, grain: max(1, (1 << 16) / columns)) { part in
            kernels.squaredDistances(
              center, rows + part.lowerBound * columns, columns, part.count,
              squares + part.lowerBound)
          }
        }
      }
    }
  }

  func search(_ block: PointBlock<Scalar>) {
    let points = block.points - center
    let squares = Self.squares(of: block.points, from: center, kernels).elements
    let errors = squares.map { largestError(of: $0.squareRoot()) }
    for start in stride(from: 0, to: rows.shape[0], by: Self.chunk) {
      let chunk = start..<min(start + Self.chunk, rows.shape[0])
      var products = NDArray<Scalar>(shape: [block.count, chunk.count]) { _ in }
      gemm(alpha: -2, points, rows[chunk] - center, transposeB: true, into: &products)
      offer(products, chunk, to: block, squares: squares, errors: errors)
    }
  }

  /// The bound above for a point of some length, with what the sums in `Double` and the smallest
  /// numbers bring, and a hundredth for the arithmetic of the bound itself.
  private func largestError(of length: Double) -> Double {
    let columns = Double(rows.shape[1])
    let unit = Double(Scalar.ulpOfOne) / 2
    let share = columns * unit
    let sum = (length + longest) * (length + longest)
    // Beyond there is no bound, and products may leave the range: everything is measured.
    guard share < 0.5, sum < Double(Scalar.greatestFiniteMagnitude) / 4 else { return .infinity }
    let product = 2 * share / (1 - share) * length * longest
    let double = 4 * (columns / 16 + 8) * (Double.ulpOfOne / 2)
    return 1.01 * (product + (8 * unit + double) * sum)
      + (columns + 8) * Double(Scalar.leastNormalMagnitude)
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func offer(
    _ products: NDArray<Scalar>, _ chunk: Range<Int>, to block: PointBlock<Scalar>,
    squares: [Double], errors: [Double]
  ) {
    let columns = rows.shape[1]
    products.read { products in
      self.squares.read { rowSquares in
        rows.read { rows in
          block.points.read { points in
            parallel(count: block.count, grain: 16, multiple: 1) { part in
              for point in part {
                let values = products + point * chunk.count
                let offsets = rowSquares + chunk.lowerBound
                var list = block.list(of: point, seen: chunk.lowerBound)
                var row = -1
                while true {
                  let limit = list.limit - squares[point] + errors[point]
                  row = kernels.nextNear(
                    values, offsets, row + 1, chunk.count, Scalar(limit).nextUp)
                  if row == chunk.count { break }
                  let index = chunk.lowerBound + row
                  var distance = 0.0
                  kernels.squaredDistances(
                    points + point * columns, rows + index * columns, columns, 1, &distance)
                  list.offer(index, at: distance)
                }
              }
            }
          }
        }
      }
    }
  }
}
