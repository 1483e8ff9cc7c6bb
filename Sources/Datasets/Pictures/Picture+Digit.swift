extension Picture {
  /// The drawn digit as MNIST's own pictures were prepared: `[28 · 28]`, 0 background, 1 ink.
  ///
  /// The ink is cut out, scaled into a box of 20 × 20 pixels that keeps its proportions, and placed in
  /// the field of 28 × 28 so that its centre of mass comes to lie in pixel (14, 14), counted from 0.
  /// Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document
  /// recognition", Proceedings of the IEEE 86 (1998), section III.A. The pixel (14, 14) is that of all
  /// images of MNIST.
  ///
  /// ```
  /// ink = (grey − background) / (the grey farthest from the background − background), at least 0
  /// ```
  /// The background is the median grey of the border; ink below 1/8 does not widen the box. Scaling takes means over the areas that the new
  /// pixels cover; then the darkest gets 1, so that a thin pen in a large picture is not lost.
  ///
  /// A picture of MNIST comes out as it went in. A digit that is so uneven
  /// that it would be cut off at the field's edge is moved no farther than to that edge. O(pixels).
  ///
  /// - Throws: ``PictureError`` when nothing is drawn.
  public func digit() throws(PictureError) -> [Double] {
    let ink = try inkOfGreys()
    guard let box = box(of: ink) else { throw PictureError(file: file, reason: .nothingDrawn) }
    let small = scaled(box, ink)
    let (top, left) = small.placeInField
    var field = [Double](repeating: 0, count: Digits.side * Digits.side)
    for row in 0..<small.rows {
      for column in 0..<small.columns {
        field[(top + row) * Digits.side + left + column] =
          small.values[row * small.columns + column]
      }
    }
    return field
  }

  /// The ink of each grey from black to white: `[256]`.
  private func inkOfGreys() throws(PictureError) -> [Double] {
    guard let darkest = greys.min(), let lightest = greys.max() else {
      throw PictureError(file: file, reason: .nothingDrawn)
    }
    let paper = Double(background ?? greyOfBorder)
    let farthest =
      paper - Double(darkest) >= Double(lightest) - paper ? Double(darkest) : Double(lightest)
    guard darkest < lightest, (farthest - paper).magnitude >= Self.leastContrast else {
      throw PictureError(file: file, reason: .nothingDrawn)
    }
    return (0...255).map { max(0, (Double($0) - paper) / (farthest - paper)) }
  }

  /// The median of the greys along the border.
  private var greyOfBorder: UInt8 {
    var counts = [Int](repeating: 0, count: 256)
    for grey in greys.prefix(columns) + greys.suffix(columns) { counts[Int(grey)] += 1 }
    for row in 0..<rows {
      counts[Int(greys[row * columns])] += 1
      counts[Int(greys[(row + 1) * columns - 1])] += 1
    }
    var fewer = 0
    let median = counts.firstIndex { count in
      fewer += count
      return fewer > rows + columns
    }
    return UInt8(median ?? 255)
  }

  /// Differences of fewer greys than this are no drawing.
  private static let leastContrast = 16.0
  /// Fainter specks of the paper do not belong to the digit's box.
  private static let faintestInk = 0.125

  // MARK: - Cut out and scaled

  /// The rows and columns between the outermost pixels of the digit; `nil` without any.
  private func box(of ink: [Double]) -> (rows: Range<Int>, columns: Range<Int>)? {
    var (top, bottom, left, right) = (rows, -1, columns, -1)
    for row in 0..<rows {
      for column in 0..<columns
      where ink[Int(greys[row * columns + column])] >= Self.faintestInk {
        top = min(top, row)
        bottom = row
        left = min(left, column)
        right = max(right, column)
      }
    }
    return bottom < 0 ? nil : (top..<bottom + 1, left..<right + 1)
  }

  /// The longer side of the box becomes 20 pixels, each the mean over the square of the box that it
  /// covers; beyond the box there is background.
  private func scaled(
    _ box: (rows: Range<Int>, columns: Range<Int>), _ ink: [Double]
  ) -> ScaledInk {
    // In twentieths of a pixel of the picture both grids have whole coordinates.
    let (fine, longer) = (ScaledInk.extent, max(box.rows.count, box.columns.count))
    let small = (
      rows: (box.rows.count * fine + longer - 1) / longer,
      columns: (box.columns.count * fine + longer - 1) / longer
    )
    var values = [Double](repeating: 0, count: small.rows * small.columns)
    /// The new pixels that an old one is part of, with the lengths that they share.
    func shares(_ old: Int) -> [(new: Int, length: Int)] {
      (old * fine / longer...((old + 1) * fine - 1) / longer).map { new in
        (new, min((old + 1) * fine, (new + 1) * longer) - max(old * fine, new * longer))
      }
    }
    let across = box.columns.indices.map { shares($0 - box.columns.lowerBound) }
    for row in box.rows {
      for (newRow, height) in shares(row - box.rows.lowerBound) {
        for (index, column) in box.columns.enumerated() {
          let grey = ink[Int(greys[row * columns + column])]
          guard grey > 0 else { continue }
          for (newColumn, width) in across[index] {
            values[newRow * small.columns + newColumn] += grey * Double(height * width)
          }
        }
      }
    }
    let darkest = values.max() ?? 1
    return ScaledInk(
      rows: small.rows, columns: small.columns, values: values.map { $0 / darkest })
  }
}

/// A digit without its background, at most 20 pixels high and wide.
private struct ScaledInk {
  static let extent = 20

  let rows: Int
  let columns: Int
  /// `[rows · columns]`, at least one of them above 0.
  let values: [Double]

  /// Where its upper left corner stands in the field.
  var placeInField: (top: Int, left: Int) {
    var (mass, down, right) = (0.0, 0.0, 0.0)
    for (index, ink) in values.enumerated() {
      mass += ink
      down += ink * (Double(index / columns) + 0.5)
      right += ink * (Double(index % columns) + 0.5)
    }
    func place(_ centre: Double, _ size: Int) -> Int {
      min(max(Digits.side / 2 - Int(centre), 0), Digits.side - size)
    }
    return (place(down / mass, rows), place(right / mass, columns))
  }
}
