extension NDArray: CustomStringConvertible {
  /// The array as text, laid out like NumPy's, with up to four digits after the point.
  ///
  /// ```
  /// [[1.   2.5 ]
  ///  [3.25 4.  ]]
  /// ```
  public var description: String { formatted() }

  /// The array as text, laid out like NumPy's.
  ///
  /// Numbers are aligned. Reals have as many digits after the point as the one that needs most,
  /// and are written with exponents when the magnitudes are below 10⁻⁴, from 10⁸ on, or more than
  /// a factor of 1000 apart with digits to lose. A row longer than `lineWidth` is wrapped.
  /// - Parameters:
  ///   - precision: The most digits after the point; further ones are rounded away.
  ///   - threshold: An array of more elements than this is summarised by `...`.
  ///   - edgeItems: How many elements a summary shows at either end of each axis.
  ///   - lineWidth: The most columns of a line, if a single number fits.
  public func formatted(
    precision: Int = 4, threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 75
  ) -> String {
    if count == 0 { return rank == 1 ? "[]" : "[] (shape \(shape))" }
    let layout = TextLayout(
      edgeItems: count > threshold ? Swift.max(1, edgeItems) : nil, lineWidth: lineWidth)
    let shown = shape.map { layout.shownIndices(extent: $0) }
    let numbers = positions(of: shown).map { storage.base[$0] }
    let cells = NumberText.aligned(numbers, precision: Swift.max(0, precision))
    var next = 0
    return layout.text(of: shown[...], cells: cells, next: &next, depth: 0)
  }

  /// The storage positions of the indices shown along each axis, in row-major order.
  private func positions(of shown: [[Int?]]) -> [Int] {
    var positions = [layout.offset]
    for (axis, indices) in shown.enumerated() {
      positions = positions.flatMap { start in
        indices.compactMap { $0 }.map { start + $0 * strides[axis] }
      }
    }
    return positions
  }
}

/// How the cells of an array are put between brackets.
private struct TextLayout {
  let edgeItems: Int?
  let lineWidth: Int

  /// The indices to print along an axis; `nil` stands for those left out.
  func shownIndices(extent: Int) -> [Int?] {
    guard let edgeItems, extent > 2 * edgeItems else { return Array(0..<extent) }
    return Array(0..<edgeItems) + [nil] + Array((extent - edgeItems)..<extent)
  }

  func text(of shown: ArraySlice<[Int?]>, cells: [String], next: inout Int, depth: Int) -> String {
    guard let indices = shown.first else {
      defer { next += 1 }
      return cells[next]
    }
    let parts = indices.map { index in
      index == nil
        ? "..." : text(of: shown.dropFirst(), cells: cells, next: &next, depth: depth + 1)
    }
    let indent = String(repeating: " ", count: depth + 1)
    guard shown.count == 1 else {
      let separator = String(repeating: "\n", count: shown.count - 1) + indent
      return "[" + parts.joined(separator: separator) + "]"
    }
    return "[" + wrapped(parts, indent: indent, width: lineWidth - depth) + "]"
  }

  private func wrapped(_ cells: [String], indent: String, width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for cell in cells {
      // Room for the indent in front, the space between, and the closing brackets of all axes.
      if line.isEmpty {
        line = cell
      } else if indent.count + line.count + 1 + cell.count < width {
        line += " " + cell
      } else {
        lines.append(line.trimmingBlanks())
        line = cell
      }
    }
    return (lines + [line]).joined(separator: "\n" + indent)
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate func trimmingBlanks() -> String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
