extension NDArray {
  /// Makes an array of `shape` from its elements in row-major order.
  ///
  /// `elements` must hold exactly the product of `shape`. The shape `[]` makes a rank-0 array of
  /// one element.
  public init(shape: [Int], elements: [Element]) {
    let count = Layout.elementCount(of: shape)
    guard count == elements.count else {
      callerMistake(
        "The elements do not fill the shape \(shape).",
        expected: "\(count) elements, the product of \(shape)",
        got: "\(elements.count) elements",
        toDo: "pass as many elements as the shape has places, or correct the shape")
    }
    self.init(shape: shape) { target in
      elements.withUnsafeBufferPointer {
        if let source = $0.baseAddress { target.initialize(from: source, count: count) }
      }
    }
  }

  /// Makes an array of `shape` with the same value everywhere.
  public init(repeating value: Element, shape: [Int]) {
    let count = Layout.elementCount(of: shape)
    self.init(shape: shape) { $0.initialize(repeating: value, count: count) }
  }

  /// Makes a one-dimensional array, shape `[elements.count]`.
  public init(_ elements: [Element]) {
    self.init(shape: [elements.count], elements: elements)
  }

  /// Makes a matrix from its rows, shape `[rows.count, rows[0].count]`; no rows make `[0, 0]`.
  ///
  /// All rows must have the same length.
  @_disfavoredOverload
  public init(_ rows: [[Element]]) {
    let columns = rows.first?.count ?? 0
    if let ragged = rows.firstIndex(where: { $0.count != columns }) {
      callerMistake(
        "The rows of a matrix must have the same length.",
        expected: "\(columns) elements in every row, as in row 0",
        got: "\(rows[ragged].count) elements in row \(ragged)",
        toDo: "fill up or shorten that row")
    }
    self.init(shape: [rows.count, columns], elements: Array(rows.joined()))
  }
}

extension NDArray {
  /// Makes an array of rank 3 from its matrices, shape `[blocks.count, rows, columns]`.
  ///
  /// All matrices must have the same shape.
  @_disfavoredOverload
  public init(_ blocks: [[[Element]]]) {
    if blocks.isEmpty {
      self.init(shape: [0, 0, 0], elements: [])
    } else {
      self.init(stacking: blocks.map { NDArray($0) })
    }
  }
}

extension NDArray: ExpressibleByArrayLiteral {
  /// Makes a one-dimensional array: `let weights: NDArray<Double> = [0.1, 0.2]`.
  public init(arrayLiteral elements: Element...) {
    self.init(elements)
  }
}
